namespace Main2Main.Impact;

/// <summary>What is asked of an analysis. Every commit is a full id that its repository holds.</summary>
/// <param name="UpstreamBase">The upstream commit before the range.</param>
/// <param name="UpstreamTarget">The upstream commit at its end.</param>
/// <param name="DownstreamCommit">The downstream commit, or tree, to look at.</param>
/// <param name="ReleaseTag">The release tag that the downstream also supports; null when there is none.</param>
public sealed record ImpactRequest(string UpstreamBase, string UpstreamTarget, string DownstreamCommit, string? ReleaseTag);
