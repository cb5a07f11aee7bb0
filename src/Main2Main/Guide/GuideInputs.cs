using Main2Main.Configuration;

namespace Main2Main.Guide;

/// <summary>What the guide is compared with.</summary>
public sealed record GuideInputs
{
    /// <summary>The guide.</summary>
    public required GuideDocument Document { get; init; }

    /// <summary>The names of the two packages.</summary>
    public required LayoutSettings Layout { get; init; }

    /// <summary>The downstream's tracked files.</summary>
    public required IReadOnlyList<string> DownstreamFiles { get; init; }

    /// <summary>The upstream's files at the commit that the run reached.</summary>
    public required IReadOnlyList<string> UpstreamFiles { get; init; }

    /// <summary>The upstream files that differ between the run's base and the commit it reached.</summary>
    public required IReadOnlyList<UpstreamChange> UpstreamChanges { get; init; }

    /// <summary>Upstream files that exist at the run's base, at its end, or at both.</summary>
    internal IEnumerable<string> UpstreamFilesOfRun => UpstreamFiles.Concat(UpstreamChanges.Where(change => change.IsDeleted).Select(change => change.Path));

    /// <summary>The downstream package's folder with a final slash.</summary>
    internal string DownstreamFolder => Layout.DownstreamPackage.TrimEnd('/') + "/";

    /// <summary>The upstream package's folder with a final slash.</summary>
    internal string UpstreamFolder => Layout.UpstreamPackage.TrimEnd('/') + "/";

    /// <summary>Whether a path as the guide writes it exists in the downstream.</summary>
    internal bool ExistsDownstream(string path)
    {
        var pattern = new GuidePathPattern(path);
        return DownstreamFiles.Any(pattern.Names);
    }
}
