namespace Main2Main.Impact;

/// <summary>One place of the downstream that depends on one contract that the upstream range changed.</summary>
public sealed record ImpactFinding
{
    /// <summary>The finding's name within the report: <c>I0001</c>.</summary>
    public required string Id { get; init; }

    /// <summary>How surely a person is needed.</summary>
    public required ImpactSeverity Severity { get; init; }

    /// <summary>The downstream file, relative to the repository's root.</summary>
    public required string DownstreamFile { get; init; }

    /// <summary>The first line of the usage, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>How the downstream depends on it.</summary>
    public required ImpactUsage Usage { get; init; }

    /// <summary>What uses it: the dotted name of the downstream class or function; empty for the module's own statements.</summary>
    public required string DownstreamSymbol { get; init; }

    /// <summary>The dotted name of the upstream module, class, function or member.</summary>
    public required string UpstreamSymbol { get; init; }

    /// <summary>The upstream file that holds it at the range's end, or held it at its start when it is gone.</summary>
    public string? UpstreamFile { get; init; }

    /// <summary>The line in that file, from 1; 0 when it is not known.</summary>
    public int UpstreamLine { get; init; }

    /// <summary>What happened to the contract, in words: <c>parameter_removed</c>.</summary>
    public required string Change { get; init; }

    /// <summary>The member, parameter, base or value that it happened to.</summary>
    public string? Member { get; init; }

    /// <summary>The old contract, in one line.</summary>
    public string? Old { get; init; }

    /// <summary>The new contract, in one line.</summary>
    public string? New { get; init; }

    /// <summary>For a changed body, the statements that left, behind <c>- </c>, and those that came, behind <c>+ </c>; not all of a long change.</summary>
    public IReadOnlyList<string> Diff { get; init; } = [];

    /// <summary>What else happened there by the same cause, in words.</summary>
    public IReadOnlyList<string> Also { get; init; } = [];

    /// <summary>For an override or a copy, how much of the downstream's function is the upstream's old code, 0 to 1; otherwise 0.</summary>
    public double Similarity { get; init; }

    /// <summary>For an override or a copy, how much of the code that the range took out is in the downstream's function, 0 to 1; otherwise 0.</summary>
    public double Carried { get; init; }

    /// <summary>For a changed body, how much of it changed, 0 to 1; otherwise 0.</summary>
    public double Extent { get; init; }

    /// <summary>The commits of the range that made the change, newest first.</summary>
    public IReadOnlyList<string> Commits { get; init; } = [];

    /// <summary>Whether code that serves the release tag too has to branch on the version.</summary>
    public GuardNeed GuardNeeded { get; init; } = GuardNeed.Unknown;

    /// <summary>What to do, in one sentence.</summary>
    public required string Suggestion { get; init; }

    /// <summary>How sure it is among findings of its severity, above 0; only comparable within one report.</summary>
    public required double Weight { get; init; }

    /// <summary>In how many files of the downstream what changed is met.</summary>
    public int Reach { get; init; }

    /// <summary>Whether it decides something for the downstream without a new signature: a default, constant, registry's entry, or a function that answers yes or no.</summary>
    public bool Decides { get; init; }

    /// <summary>Whether a test of the configured suites imports or mentions the file; null when there are no tests to look at.</summary>
    public bool? Tested { get; init; }

    /// <summary>What happened to what, in words: the upstream's symbol, the change and the member.</summary>
    /// <returns>Such as <c>package.module.Class: field removed 'size'</c>.</returns>
    public string Headline() => HeadlineOf(UpstreamSymbol, Change, Member);

    /// <summary>What happened to what, in words, for all that tells of a change.</summary>
    internal static string HeadlineOf(string symbol, string change, string? member) => $"{symbol}: {change.Replace('_', ' ')}{(member is null ? string.Empty : $" '{member}'")}";
}
