namespace Main2Main.Planning;

/// <summary>A commit in steps.json.</summary>
/// <param name="Sha">The full id.</param>
/// <param name="Subject">The first line of its message.</param>
public sealed record PlannedCommit(string Sha, string Subject);
