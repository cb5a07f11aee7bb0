namespace Main2Main.Configuration;

/// <summary>Where things lie in the two repositories. Paths are relative to the repository's root, with forward slashes.</summary>
public sealed record LayoutSettings
{
    /// <summary>The upstream's package folder; files under it count as source. Its name is also the category in steps.json.</summary>
    public required string UpstreamPackage { get; init; }

    /// <summary>The downstream's package folder.</summary>
    public required string DownstreamPackage { get; init; }

    /// <summary>Upstream files that declare requirements: a path, or a folder ending in <c>/*</c> for all below it.</summary>
    public IReadOnlyList<string> Requirements { get; init; } = [];

    /// <summary>Whether a change of an upstream file can reach a downstream.</summary>
    /// <param name="path">The file, relative to the upstream's root.</param>
    /// <returns>True for source and for requirements.</returns>
    internal bool CanBreak(string path) =>
        path.StartsWith(UpstreamPackage + "/", StringComparison.Ordinal) || IsRequirement(path);

    /// <summary>Whether an upstream file declares requirements.</summary>
    /// <param name="path">The file, relative to the upstream's root.</param>
    /// <returns>True when it is one of <see cref="Requirements"/>, or lies in one.</returns>
    internal bool IsRequirement(string path) =>
        Requirements.Any(
            pattern => pattern.EndsWith("/*", StringComparison.Ordinal) ? path.StartsWith(pattern[..^1], StringComparison.Ordinal) : path == pattern);

    /// <summary>The downstream's routing guide; null when it keeps none.</summary>
    public string? Guide { get; init; }
}
