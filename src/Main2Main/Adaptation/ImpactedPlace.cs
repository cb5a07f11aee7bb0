using Main2Main.Adaptation.Requests;
using Main2Main.Impact;
using Main2Main.Precedents;

namespace Main2Main.Adaptation;

/// <summary>A place that the code itself says to look at.</summary>
/// <param name="Finding">The finding's name in impact.json.</param>
/// <param name="File">The downstream file.</param>
/// <param name="Line">The line.</param>
/// <param name="Severity">How surely it needs a person.</param>
/// <param name="Symbol">The upstream's symbol.</param>
/// <param name="Change">What happened to it.</param>
/// <param name="Old">The old contract, in one line; null when there was none.</param>
/// <param name="New">The new contract, in one line; null when there is none.</param>
/// <param name="Commits">The upstream commits that made the change, newest first.</param>
/// <param name="Suggestion">What to do.</param>
/// <param name="GuardNeeded">Whether code that serves the release too has to branch.</param>
public sealed record ImpactedPlace(
    string Finding,
    string File,
    int Line,
    ImpactSeverity Severity,
    string Symbol,
    string Change,
    string? Old,
    string? New,
    IReadOnlyList<string> Commits,
    string Suggestion,
    GuardNeed GuardNeeded)
{
    /// <summary>How the upstream's own commits changed the upstream's code that uses it: the best example there is.</summary>
    public IReadOnlyList<CallerChange> Callers { get; init; } = [];

    /// <summary>How the same change was answered before, in an edit that CI has verified, in whichever run that shares the memory; the latest first.</summary>
    public IReadOnlyList<Recipe> Recipes { get; init; } = [];

    /// <summary>The statement as it stands at the place; null where no single one does.</summary>
    public string? Statement { get; init; }

    /// <summary>What the first recipe that fits makes of it; null where none does.</summary>
    public string? Offer { get; init; }

    /// <summary>What other places of this downstream did for the same change, in this run.</summary>
    public IReadOnlyList<CallerChange> Elsewhere { get; init; } = [];

    /// <summary>What will be checked of the edit.</summary>
    public string Check { get; init; } = string.Empty;

    /// <summary>About how many characters it takes in a request.</summary>
    internal int Size => File.Length + Symbol.Length + Change.Length + (Old?.Length ?? 0) + (New?.Length ?? 0) + Suggestion.Length + Check.Length + 200
        + (Statement?.Length ?? 0) + (Offer?.Length ?? 0) + Recipes.Sum(recipe => recipe.Before.Length + recipe.After.Length + 120)
        + Callers.Concat(Elsewhere).Sum(change => change.File.Length + (change.Before?.Length ?? 0) + (change.After?.Length ?? 0) + 60);

    /// <summary>Whether it is noise: for eyes alone, and the downstream's code holds nothing of what the upstream gave up.</summary>
    internal bool IsNoise { get; private init; }

    /// <summary>The findings of a report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>By severity; in each the surest of each file first, in the order of the files, then the next of each, and so on.</returns>
    internal static IReadOnlyList<ImpactedPlace> Of(ImpactReport report)
    {
        var findings = report.Findings.ToDictionary(finding => finding.Id, StringComparer.Ordinal);
        return
        [
            .. report.Files.SelectMany((file, place) => file.Findings.Select((id, rank) => (Finding: findings[id], Place: place, Rank: rank)))
                .OrderBy(entry => entry.Finding.Severity).ThenBy(entry => entry.Rank / PerTurn).ThenBy(entry => entry.Place).ThenBy(entry => entry.Rank).Select(entry => Of(entry.Finding)),
        ];
    }

    // Three findings tell what is the matter with a file; the next file tells more than a fourth one.
    private const int PerTurn = 3;

    private static ImpactedPlace Of(ImpactFinding finding) => new(
        finding.Id,
        finding.DownstreamFile,
        finding.Line,
        finding.Severity,
        finding.UpstreamSymbol,
        finding.Change,
        finding.Old,
        finding.New,
        finding.Commits,
        finding.Suggestion,
        finding.GuardNeeded)
    {
        Check = PlaceCheck.Of(finding),
        IsNoise = finding is { Severity: ImpactSeverity.Review, Carried: 0 },
    };
}
