namespace Main2Main.Workspace;

/// <summary>carry.json: which commits of an open proposal were taken along, and which were not.</summary>
public sealed record CarryState
{
    /// <summary>The downstream commit that they were put on.</summary>
    public required string Onto { get; init; }

    /// <summary>The last commit of the proposal.</summary>
    public required string Branch { get; init; }

    /// <summary>The last commit of what was put on the base; the base itself where nothing was.</summary>
    public required string Tip { get; init; }

    /// <summary>Whether the downstream stands there already; a run that is killed in between moves it all the same.</summary>
    public bool Moved { get; init; }

    /// <summary>Whether CI has passed this very tree at this very upstream commit before, so that it needs no further run.</summary>
    public bool Verified { get; init; }

    /// <summary>The commits that were taken along, oldest first.</summary>
    public IReadOnlyList<CarriedCommit> Carried { get; init; } = [];

    /// <summary>The commits that were left out, oldest first.</summary>
    public IReadOnlyList<LeftCommit> LeftOut { get; init; } = [];
}

/// <summary>A commit of a proposal that was taken along.</summary>
/// <param name="Old">Its id in the proposal.</param>
/// <param name="New">Its id on the base; the same one where the base has not moved.</param>
/// <param name="Subject">The first line of its message.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="ByRun">Whether a run made it; else a person did.</param>
public sealed record CarriedCommit(string Old, string New, string Subject, string Author, bool ByRun);

/// <summary>A commit of a proposal that was left out.</summary>
/// <param name="Commit">Its id in the proposal.</param>
/// <param name="Subject">The first line of its message.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="ByRun">Whether a run made it; else a person did.</param>
/// <param name="Why"><c>conflict</c>, or <c>in_base</c> where the base holds what it does already.</param>
/// <param name="Files">The files in which it conflicts with the base; empty where it does not.</param>
/// <param name="Patch">Where what it held is kept; null where the base holds it.</param>
public sealed record LeftCommit(string Commit, string Subject, string Author, bool ByRun, string Why, IReadOnlyList<string> Files, string? Patch);
