namespace Main2Main.Workspace;

/// <summary>A commit of a proposal that was left out.</summary>
/// <param name="Commit">Its id in the proposal.</param>
/// <param name="Subject">The first line of its message.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="ByRun">Whether a run made it; else a person did.</param>
/// <param name="Why"><c>conflict</c>, or <c>in_base</c> where the base holds what it does already.</param>
/// <param name="Files">The files in which it conflicts with the base; empty where it does not.</param>
/// <param name="Patch">Where what it held is kept; null where the base holds it.</param>
public sealed record LeftCommit(string Commit, string Subject, string Author, bool ByRun, string Why, IReadOnlyList<string> Files, string? Patch);
