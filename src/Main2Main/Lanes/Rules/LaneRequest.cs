namespace Main2Main.Lanes.Rules;

/// <summary>What is to be checked. Commits and trees are ids that their repository holds.</summary>
/// <param name="From">The downstream before the edit.</param>
/// <param name="To">The downstream with the edit.</param>
/// <param name="MainCommit">The upstream commit of the main lane.</param>
/// <param name="EarlierCommit">The upstream commit of the main lane before the step; null when it is not known.</param>
/// <param name="ReleaseTag">The release tag; null when there is none.</param>
internal sealed record LaneRequest(string From, string To, string MainCommit, string? EarlierCommit, string? ReleaseTag);
