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
