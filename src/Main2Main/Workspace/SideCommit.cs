namespace Main2Main.Workspace;

/// <summary>A commit of a pin's side branch whose change the target's line does not hold as it is.</summary>
/// <param name="Sha">The full id.</param>
/// <param name="Subject">The first line of its message.</param>
/// <param name="Counterpart">The commit of the line that has the same subject, such as the one that it was picked from; null when there is none.</param>
public sealed record SideCommit(string Sha, string Subject, string? Counterpart);
