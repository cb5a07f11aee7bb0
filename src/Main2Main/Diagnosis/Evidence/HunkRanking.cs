namespace Main2Main.Diagnosis.Evidence;

/// <summary>Chooses the hunks that explain an error best.</summary>
/// <param name="package">The upstream's package folder: a change elsewhere, in tests or pages, only follows one in it.</param>
internal sealed class HunkRanking(string package)
{
    private const int MostHunks = 10;
    private const double Definition = 1.5;
    private const double OutsidePackage = 0.3;

    // The file that the error names is where the cause is; others only use it.
    private const double NamedFile = 1.5;

    /// <summary>Adds the hunks to a diagnosis.</summary>
    /// <param name="draft">The diagnosis.</param>
    /// <param name="found">What the patch holds.</param>
    /// <param name="index">The error's place among those that were searched for.</param>
    /// <returns>The diagnosis with its hunks, best first.</returns>
    public DiagnosisDraft Rank(DiagnosisDraft draft, HunkFinder found, int index)
    {
        // A word that stands everywhere tells less than one that stands once.
        var weights = draft.Terms.ToDictionary(
            term => term.Text, term => term.Weight / (1 + Math.Log2(Math.Max(1, found.Frequencies.GetValueOrDefault(term.Text)))));
        return draft with
        {
            Weights = weights,
            HunkCount = found.Counts[index],
            Hunks =
            [
                .. found.Hunks
                    .Select(hunk => Own(hunk, draft, weights))
                    .Where(hunk => hunk.Matches.Count > 0)
                    .OrderByDescending(hunk => hunk.Score).ThenBy(hunk => hunk.File, StringComparer.Ordinal).ThenBy(hunk => hunk.NewStart)
                    .Take(MostHunks),
            ],
        };
    }

    /// <summary>How much a file says about an error.</summary>
    /// <param name="draft">The diagnosis.</param>
    /// <param name="file">The file.</param>
    /// <returns>From 0.3, for a file outside the package, to 1.5, for the one that the error names.</returns>
    public double WeightOf(DiagnosisDraft draft, string file) =>
        (file.StartsWith(package.TrimEnd('/') + "/", StringComparison.Ordinal) ? 1 : OutsidePackage) *
        (draft.Terms.Any(term => TermMatcher.Names(term, file)) ? NamedFile : 1);

    private PatchHunk Own(PatchHunk hunk, DiagnosisDraft draft, Dictionary<string, double> weights)
    {
        var matches = hunk.Matches.Where(match => weights.ContainsKey(match.Term)).ToList();
        var score = matches.GroupBy(match => match.Term).Sum(group =>
            weights[group.Key] * group.Max(match => SideWeights.Of(match.Side, draft.Change) * (match.IsDefinition ? Definition : 1)));
        var place = Math.Max(WeightOf(draft, hunk.File), WeightOf(draft, hunk.PreviousFile ?? hunk.File));
        return hunk with { Matches = matches, Score = Math.Round(score * place, 1) };
    }
}
