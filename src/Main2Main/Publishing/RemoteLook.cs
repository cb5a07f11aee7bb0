namespace Main2Main.Publishing;

/// <summary>What a remote said of its branches, all at one time.</summary>
/// <param name="DefaultBranch">Its default branch.</param>
/// <param name="Base">The branch that is to be merged into.</param>
/// <param name="BaseTip">What that holds.</param>
/// <param name="Tip">What the branch to be pushed holds; null when there is none.</param>
internal sealed record RemoteLook(string DefaultBranch, string Base, string BaseTip, string? Tip);
