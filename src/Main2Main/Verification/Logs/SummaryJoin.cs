namespace Main2Main.Verification.Logs;

/// <summary>Joins the summaries of several suites.</summary>
internal static class SummaryJoin
{
    public static CiSummary Of(IReadOnlyList<CiSummary> summaries) => new()
    {
        RunId = summaries.Select(summary => summary.RunId).FirstOrDefault(id => id is not null),
        RunUrl = summaries.Select(summary => summary.RunUrl).FirstOrDefault(url => url is not null),
        GoodCommit = summaries.Select(summary => summary.GoodCommit).FirstOrDefault(commit => commit is not null),
        BadCommit = summaries.Select(summary => summary.BadCommit).FirstOrDefault(commit => commit is not null),
        FailedTestFiles = Sorted(summaries.SelectMany(summary => summary.FailedTestFiles)),
        FailedTestCases = Sorted(summaries.SelectMany(summary => summary.FailedTestCases)),
        CodeBugs = Merge(summaries.SelectMany(summary => summary.CodeBugs)),
        EnvFlakes = Merge(summaries.SelectMany(summary => summary.EnvFlakes)),
        Disagreements = [.. summaries.SelectMany(summary => summary.Disagreements).Distinct()],
    };

    private static IReadOnlyList<CiError> Merge(IEnumerable<CiError> errors) =>
        [.. errors.GroupBy(error => error.Signature).Select(group => group.First() with
        {
            ExcusedBy = group.Select(error => error.ExcusedBy).OfType<string>().Distinct().ToList() is { Count: > 0 } evidence
                ? string.Join("; ", evidence)
                : null,
            FailedTestFiles = Sorted(group.SelectMany(error => error.FailedTestFiles)),
            FailedTestCases = Sorted(group.SelectMany(error => error.FailedTestCases)),
        })];

    private static IReadOnlyList<string> Sorted(IEnumerable<string> values) => [.. values.Distinct().Order(StringComparer.Ordinal)];
}
