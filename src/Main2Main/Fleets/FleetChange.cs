using Main2Main.Impact;

namespace Main2Main.Fleets;

/// <summary>One change of the upstream's contracts, and what it means to the downstreams of a fleet.</summary>
public sealed record FleetChange
{
    /// <summary>The upstream's symbol.</summary>
    public required string UpstreamSymbol { get; init; }

    /// <summary>What happened to it, in words: <c>parameter_removed</c>.</summary>
    public required string Change { get; init; }

    /// <summary>The member, parameter, base or value that it happened to.</summary>
    public string? Member { get; init; }

    /// <summary>The old contract, in one line.</summary>
    public string? Old { get; init; }

    /// <summary>The new contract, in one line.</summary>
    public string? New { get; init; }

    /// <summary>The commits that made it, newest first.</summary>
    public IReadOnlyList<string> Commits { get; init; } = [];

    /// <summary>The subject of the first of them; null where none is known.</summary>
    public string? Subject { get; init; }

    /// <summary>The downstreams that it meets.</summary>
    public required IReadOnlyList<FleetHit> Hits { get; init; }

    /// <summary>How downstreams have answered it.</summary>
    public IReadOnlyList<FleetAnswer> Answers { get; init; } = [];

    /// <summary>What happened to what, in words.</summary>
    /// <returns>Such as <c>package.module.Class: field removed 'size'</c>.</returns>
    public string Headline() => ImpactFinding.HeadlineOf(UpstreamSymbol, Change, Member);
}

/// <summary>What a change breaks in one downstream.</summary>
/// <param name="Downstream">Its name in the list.</param>
/// <param name="Severity">The gravest of its findings.</param>
/// <param name="Findings">How many there are.</param>
/// <param name="Files">Its files, the surest first.</param>
/// <param name="Line">The line of the first finding in the first of them.</param>
/// <param name="Suggestion">What to do there.</param>
public sealed record FleetHit(string Downstream, ImpactSeverity Severity, int Findings, IReadOnlyList<string> Files, int Line, string Suggestion);
