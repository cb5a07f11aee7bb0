namespace Main2Main.Verification.Logs;

/// <summary>Brings a JUnit report and a log together: what either says has failed has failed, and where they differ is said.</summary>
internal static class JUnitMerge
{
    private const int MaximumSentences = 100;

    /// <summary>Adds a report's failures to the log's invocations.</summary>
    /// <param name="invocations">The log's invocations; at least one.</param>
    /// <param name="report">The report.</param>
    /// <returns>A sentence for each disagreement; at most 100 and one that counts the rest.</returns>
    public static IReadOnlyList<string> Into(IReadOnlyList<Invocation> invocations, JUnitReport report)
    {
        var places = invocations.SelectMany(invocation => new ResolvedInvocation(invocation).Failures.Select(test => (Key: CaseKey.OfId(test.Id), Test: test, Invocation: invocation)))
            .DistinctBy(place => place.Key).ToDictionary(place => place.Key);
        var sentences = Differences(invocations, report, [.. places.Values.Select(place => (place.Key, place.Test))]).ToList();
        var other = invocations.Where(invocation => invocation.SessionStarted).ToList() is [var only] ? only : invocations[^1];
        foreach (var test in report.Failed)
        {
            var isInLog = places.TryGetValue(test.Key, out var place);
            Add(isInLog ? place.Invocation : other, isInLog ? place.Test.Id : test.Id, test);
        }

        return sentences.Count <= MaximumSentences
            ? sentences
            : [.. sentences.Take(MaximumSentences), $"{sentences.Count - MaximumSentences} more disagreements are not listed."];
    }

    private static IEnumerable<string> Differences(IReadOnlyList<Invocation> invocations, JUnitReport report, IReadOnlyList<(string Key, FailedTest Test)> log)
    {
        if (report.Problem is { } problem)
        {
            yield return problem;
        }

        if (report is { Counted: { } counted, Problem: null } && counted != report.Elements)
        {
            yield return $"The JUnit report counts {counted} failure(s) and holds {report.Elements}.";
        }

        // A log whose runner was told to name no failure still counts them.
        var names = log.Select(entry => entry.Key).ToHashSet();
        var onlyCounts = invocations.Sum(invocation => invocation.CountedFailures) == report.Elements && names.Count == 0;
        foreach (var test in report.Failed.Where(test => !onlyCounts && !names.Contains(test.Key)))
        {
            yield return $"{test.Id} failed by the JUnit report, and not by the log.";
        }

        var failed = report.Failed.Select(test => test.Key).ToHashSet();
        foreach (var (key, test) in log.Where(entry => entry.Test.IsCase && !failed.Contains(entry.Key) && (report.Problem is null || report.Known.Contains(entry.Key))))
        {
            yield return report.Known.Contains(key)
                ? $"{test.Id} failed by the log, and did not fail by the JUnit report."
                : $"{test.Id} failed by the log, and is not in the JUnit report.";
        }
    }

    private static void Add(Invocation invocation, string id, JUnitCase test)
    {
        invocation.AddReported(new FailedTest(id, RaisedException.NotInLog, test.Reason ?? id, test.Reason));
        var scope = new TestScope { Id = id };
        foreach (var error in test.Errors)
        {
            _ = invocation.Add(error with { Scope = scope });
        }
    }
}

/// <summary>What a JUnit report says.</summary>
/// <param name="Failed">The failed cases, in the report's order.</param>
/// <param name="Known">The keys of all its cases.</param>
/// <param name="Elements">How many failures and errors it holds.</param>
/// <param name="Counted">How many it says it holds; null where it does not say.</param>
/// <param name="Problem">Why it is not whole, as a sentence; null for a whole one.</param>
internal sealed record JUnitReport(IReadOnlyList<JUnitCase> Failed, IReadOnlySet<string> Known, int Elements, int? Counted, string? Problem);
