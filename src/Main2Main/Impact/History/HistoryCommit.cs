namespace Main2Main.Impact.History;

/// <summary>A commit of the range.</summary>
/// <param name="Sha">The full commit.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Blobs">Per changed path the content before and after; null where there is none.</param>
internal sealed record HistoryCommit(string Sha, string Subject, Dictionary<string, (string? Old, string? New)> Blobs);
