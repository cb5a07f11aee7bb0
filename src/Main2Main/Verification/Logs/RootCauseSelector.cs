namespace Main2Main.Verification.Logs;

/// <summary>
/// Chooses for each failed test what failed it. A consequence counts only where no cause is known, a flake only where no
/// error of the code is, and neither noise from tests that passed nor a lone line of text can excuse a failure.
/// </summary>
/// <param name="classifier">Judges each exception.</param>
internal sealed class RootCauseSelector(ErrorClassifier classifier)
{
    /// <summary>Chooses the root causes of a log.</summary>
    /// <param name="invocations">The log's invocations.</param>
    /// <returns>The findings, and every failed test.</returns>
    public (IReadOnlyList<Finding> Findings, IReadOnlyList<FailedTest> Failures) Select(IReadOnlyList<Invocation> invocations)
    {
        var ended = invocations.Where(invocation => invocation is { Suite: not null, Target: null, ExitCode: not null })
            .GroupBy(invocation => invocation.Suite!).ToDictionary(group => group.Key, group => group.Last());
        var resolved = invocations.Select(invocation => new ResolvedInvocation(invocation)).ToList();
        var found = resolved.SelectMany(invocation => Attribute([.. Explain(invocation, ended)]).Select(finding => (invocation.Invocation.Suite, Finding: finding))).ToList();
        var findings = WithoutConsequences([.. found.Select(pair => pair.Finding)]);
        if (findings.Count == 0)
        {
            findings = LastResort(resolved);
        }

        if (!findings.Any(IsCodeBug))
        {
            var explained = found.Select(pair => pair.Suite).ToHashSet();
            findings = [.. findings, .. ended.Values.Where(suite => findings.Count > 0 && suite.ExitCode != 0 && !explained.Contains(suite.Suite)).Select(Unexplained)];
        }

        return (findings, [.. resolved.SelectMany(invocation => invocation.Failures)]);
    }

    private static Finding Unexplained(Invocation suite) => new(
        Fallback($"suite {suite.Suite} ended with exit code {suite.ExitCode}, and the log does not say why", suite.ExitLine.Number, suite.ExitLine.Text),
        ErrorSource.FileSection,
        null);

    private static RaisedException Fallback(string message, int number, string line) => new()
    {
        Type = "SummaryFailure",
        Message = LogText.Cut(message, LogText.MaximumPayload),
        LineNumber = number,
        Context = [LogText.Cut(line, LogText.MaximumContextLine)],
    };

    private bool IsCodeBug(Finding finding) => classifier.IsCodeBug(finding.Error);

    // A test that failed only by a consequence failed by the cause that the same program shows.
    private List<Finding> Attribute(List<Finding> findings)
    {
        var cause = findings.Find(IsCodeBug);
        return cause is null
            ? findings
            : findings.ConvertAll(finding => finding.Test is not null && ErrorClassifier.IsConsequence(finding.Error) ? finding with { Error = cause.Error } : finding);
    }

    private IEnumerable<Finding> Explain(ResolvedInvocation invocation, Dictionary<string, Invocation> ended)
    {
        var free = invocation.Unclaimed;
        if (invocation.Failures.Count == 0)
        {
            var passed = invocation.Invocation.Suite is { } suite && ended.TryGetValue(suite, out var end) && end.ExitCode == 0;
            return free.Where(occurrence => !occurrence.DuringPass && !passed).Select(occurrence => Finding.From(occurrence, null));
        }

        var besides = free.Where(occurrence => occurrence is { DuringPass: false, BeforeSession: false, Scope: null, Origin: Origin.Live } && ErrorClassifier.IsErrorOfCode(occurrence.Root));
        return invocation.Failures.SelectMany(test => Explain(invocation, test, free)).Concat(besides.Select(occurrence => Finding.From(occurrence, null)));
    }

    private IEnumerable<Finding> Explain(ResolvedInvocation invocation, FailedTest test, IReadOnlyList<Occurrence> free)
    {
        var own = invocation.Of(test);
        var reported = own.Where(occurrence => occurrence.Origin == Origin.Report).ToList();
        if (reported.Count == 0 && SummaryPayload.Read(test, free) is { } payload)
        {
            reported = [payload];
        }

        var printed = own.Where(occurrence => occurrence.Origin != Origin.Report).ToList();
        var causes = reported.Where(occurrence => classifier.IsCodeBug(occurrence.Root)).ToList();
        if (causes.Count > 0)
        {
            causes.AddRange(printed.Where(occurrence => ErrorClassifier.IsErrorOfCode(occurrence.Root)));
            return causes.Select(cause => Finding.From(cause, test));
        }

        // A flake that the report itself shows may follow from a server that died, but not from what was printed before any test ran.
        var around = reported.Exists(occurrence => classifier.IsFlake(occurrence.Root)) ? [.. free.Where(occurrence => !occurrence.BeforeSession)] : free;
        causes = Nearest(printed) is { Count: > 0 } near ? near : Nearest(around);
        if (causes.Count == 0)
        {
            causes = Flakes(reported, printed, free);
        }

        return causes.Count > 0 ? causes.Select(cause => Finding.From(cause, test)) : [WithoutCause(invocation, test, reported)];
    }

    // Errors of the code first: they cannot be noise. Of the rest the first one printed, since others follow from it.
    private List<Occurrence> Nearest(IReadOnlyList<Occurrence> occurrences)
    {
        var bugs = occurrences.Where(occurrence => classifier.IsCodeBug(occurrence.Root)).ToList();
        var code = bugs.FindAll(occurrence => ErrorClassifier.IsErrorOfCode(occurrence.Root));
        return code.Count > 0 ? code : [.. bugs.Where(occurrence => !occurrence.DuringPass).Take(1)];
    }

    private List<Occurrence> Flakes(List<Occurrence> reported, List<Occurrence> printed, IReadOnlyList<Occurrence> free)
    {
        var candidates = reported.Concat(printed).Concat(reported.Count == 0 ? [] : free.Where(occurrence => occurrence is { DuringPass: false, Origin: Origin.Live }));
        return [.. candidates.Where(occurrence => classifier.IsFlake(occurrence.Root)).Take(1)];
    }

    private static Finding WithoutCause(ResolvedInvocation invocation, FailedTest test, List<Occurrence> reported)
    {
        if (invocation.MentionOf(test) is { } mention)
        {
            return Finding.From(new Occurrence(mention, Origin.Mention, null), test);
        }

        if (reported.Count > 0)
        {
            return Finding.From(reported[0], test);
        }

        var message = test.Payload is null || !test.IsCase ? $"{test.Id} {test.Payload ?? "failed, and the log gives no reason"}" : test.Payload;
        return new Finding(Fallback(message, test.LineNumber, test.Line), test.IsCase ? ErrorSource.CaseSummaryFallback : ErrorSource.FileSection, test);
    }

    private List<Finding> WithoutConsequences(List<Finding> findings) =>
        findings.Exists(IsCodeBug) ? findings.FindAll(finding => !ErrorClassifier.IsConsequence(finding.Error)) : findings;

    // Nothing failed by name. What was printed beside passing tests, or stands without its traceback, is better than nothing, but excuses nothing.
    private List<Finding> LastResort(List<ResolvedInvocation> resolved)
    {
        var unsettled = resolved.SelectMany(invocation => invocation.Unclaimed)
            .Where(occurrence => occurrence.Origin == Origin.Live && classifier.IsCodeBug(occurrence.Root))
            .Select(occurrence => Finding.From(occurrence, null)).ToList();
        return unsettled.Count > 0
            ? unsettled
            : [.. resolved.Select(invocation => invocation.Invocation.Headline).OfType<RaisedException>().Take(1).Select(error => new Finding(error, ErrorSource.FileSection, null))];
    }
}
