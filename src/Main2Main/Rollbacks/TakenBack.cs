namespace Main2Main.Rollbacks;

/// <summary>A commit whose edits belong to a newer pin.</summary>
/// <param name="Commit">The commit.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Patch">Where its edits are kept.</param>
/// <param name="Left">Files that were edited since, so that they stay as they are; empty where all of it was taken back.</param>
public sealed record TakenBack(string Commit, string Subject, string Patch, IReadOnlyList<string> Left);
