namespace Main2Main.Guide;

/// <summary>A row of the file-mapping table: where a changed upstream path leads.</summary>
/// <param name="Line">The row's line in the guide, from 1.</param>
/// <param name="UpstreamPaths">The paths in its first cell.</param>
/// <param name="DownstreamPaths">The paths in its second cell.</param>
/// <param name="Upstream">The first cell as written.</param>
/// <param name="Downstream">The second cell as written.</param>
/// <param name="Check">The third cell as written.</param>
public sealed record GuideMappingRow(
    int Line,
    IReadOnlyList<string> UpstreamPaths,
    IReadOnlyList<string> DownstreamPaths,
    string Upstream,
    string Downstream,
    string Check)
{
    /// <summary>Whether the row leads on from an upstream file.</summary>
    /// <param name="upstreamFile">The file.</param>
    /// <returns>True when a path of its first cell covers the file, see <see cref="GuidePathPattern.Covers"/>.</returns>
    public bool Covers(string upstreamFile) => UpstreamPaths.Any(path => new GuidePathPattern(path).Covers(upstreamFile));
}
