using Main2Main.Configuration;
using Main2Main.Git;
using Main2Main.Impact.Trees;
using Main2Main.Python;
using Main2Main.Workspace;

namespace Main2Main.Adaptation.Codemod;

/// <summary>Reads what the codemod needs for a step.</summary>
/// <param name="session">The session.</param>
/// <param name="cache">Where parsed sources are kept.</param>
internal sealed class CodemodReader(SyncSession session, ContractCache cache)
{
    /// <summary>Reads the trees.</summary>
    /// <param name="start">The upstream commit before the step.</param>
    /// <param name="end">The step's last.</param>
    /// <param name="releaseTag">The release tag; null when there is none.</param>
    /// <param name="tree">The downstream's tree, as the working tree stands.</param>
    public async Task<CodemodInput> ReadAsync(string start, string end, string? releaseTag, string tree)
    {
        var settings = session.Settings;
        var upstream = new SourceReader(session.Upstream, settings.Layout.UpstreamPackage, cache);
        var release = releaseTag is null ? null : await session.Upstream.ResolveAsync(releaseTag);
        var trees = await upstream.ReadTreesAsync("upstream", [start, end, .. release is null ? (string[])[] : [release]]);
        var downstream = await new SourceReader(session.Downstream, settings.Layout.DownstreamPackage, cache).ReadTreesAsync("downstream", tree);
        var originals = await new BlobReader(session.Upstream).ReadAsync([.. Changed(trees[0], trees[1]), .. Changed(trees[1], trees[0])]);
        return new CodemodInput
        {
            Older = trees[0],
            Newer = trees[1],
            Release = release is null ? null : trees[2],
            Downstream = downstream[0],
            Content = path => Path.Combine(session.Downstream.Path, path) is var file && File.Exists(file) ? File.ReadAllBytes(file) : null,
            Originals = file => originals.GetValueOrDefault(file.BlobId),
            AppliesCopies = settings.Codemod.Copies == CopyChoice.Apply,
            ReleaseTag = releaseTag,
            Guard = settings.VersionGuard,
            LineLength = settings.Codemod.LineLength,
            Report = null,
            IsProtected = settings.Verification.IsProtected,
        };
    }

    private static IEnumerable<string> Changed(PythonTree one, PythonTree other)
    {
        var known = other.Files.Select(file => file.BlobId).ToHashSet(StringComparer.Ordinal);
        return one.Files.Select(file => file.BlobId).Where(blob => !known.Contains(blob));
    }
}
