namespace Main2Main.Workspace;

/// <summary>A commit of a proposal that was taken along.</summary>
/// <param name="Old">Its id in the proposal.</param>
/// <param name="New">Its id on the base; the same one where the base has not moved.</param>
/// <param name="Subject">The first line of its message.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="ByRun">Whether a run made it; else a person did.</param>
public sealed record CarriedCommit(string Old, string New, string Subject, string Author, bool ByRun);
