namespace Main2Main.Verification.Logs;

/// <summary>
/// Chooses for each failed test what failed it. A consequence counts only where no cause is known, a flake only where no
/// error of the code is, and neither noise from tests that passed nor a lone line of text can excuse a failure.
/// </summary>
/// <param name="classifier">Judges each exception.</param>
/// <param name="exitCode">How the program ended; null when that is not known. Of one that ended well everything that it shows is listed.</param>
internal sealed class RootCauseSelector(ErrorClassifier classifier, int? exitCode = null)
{
    /// <summary>Chooses the root causes of a log.</summary>
    /// <param name="resolved">The log's invocations.</param>
    /// <returns>The findings.</returns>
    public IReadOnlyList<LogFinding> Select(IReadOnlyList<ResolvedInvocation> resolved)
    {
        var ended = resolved.Select(invocation => invocation.Invocation).Where(invocation => invocation is { Suite: not null, Target: null, ExitCode: not null })
            .GroupBy(invocation => invocation.Suite!).ToDictionary(group => group.Key, group => group.Last());
        var found = resolved.SelectMany(
            invocation => Attribute([.. Explain(invocation, ended)]).Select(finding => (invocation.Invocation.Suite, Finding: finding)))
            .ToList();
        var findings = WithoutConsequences([.. found.Select(pair => pair.Finding)]);
        if (findings.Count == 0)
        {
            findings = LastResort(resolved);
        }

        if (!findings.Any(IsCodeBug))
        {
            var interrupted = resolved.Where(invocation => invocation.Invocation.Ending is not null).Select(invocation => invocation.Invocation.Suite);
            var explained = found.Select(pair => pair.Suite).Concat(interrupted).ToHashSet();
            findings = [.. findings,
                .. ended.Values.Where(suite => findings.Count > 0 && suite.ExitCode != 0 && !explained.Contains(suite.Suite)).Select(Unexplained)];
        }

        return [.. findings, .. resolved.Where(invocation => invocation.Invocation.Ending is not null).Select(Interrupted)];
    }

    private static LogFinding Unexplained(Invocation suite) => new(
        Fallback($"suite {suite.Suite} ended with exit code {suite.ExitCode}, and the log does not say why", suite.ExitLine.Number, suite.ExitLine.Text),
        ErrorSource.FileSection,
        null);

    private static LogFinding Interrupted(ResolvedInvocation invocation)
    {
        var test = invocation.Failures.FirstOrDefault(test => test.Id == invocation.Invocation.Unfinished?.Id);
        return new LogFinding(invocation.Invocation.Ending!, ErrorSource.FileSection, test);
    }

    private static RaisedException Fallback(string message, int number, string line) => new()
    {
        Type = "SummaryFailure",
        Message = LogText.Cut(message, LogText.MaximumPayload),
        LineNumber = number,
        Context = [LogText.Cut(line, LogText.MaximumContextLine)],
    };

    private bool IsCodeBug(LogFinding finding) => classifier.IsCodeBug(finding.Error);

    // A test that failed only by a consequence failed by the cause that the same program shows.
    private List<LogFinding> Attribute(List<LogFinding> findings)
    {
        var cause = findings.Find(IsCodeBug);
        return cause is null
            ? findings
            : findings.ConvertAll(
                finding => finding.Test is not null && ErrorClassifier.IsConsequence(finding.Error) ? finding with { Error = cause.Error } : finding);
    }

    private IEnumerable<LogFinding> Explain(ResolvedInvocation invocation, Dictionary<string, Invocation> suites)
    {
        var free = invocation.Unclaimed;
        if (invocation.Failures.Count == 0)
        {
            var passed = invocation.Invocation.Suite is { } suite && suites.TryGetValue(suite, out var end) && end.ExitCode == 0;
            var shown = free.Where(occurrence => !occurrence.DuringPass && !passed && !IsOutlived(occurrence)).ToList();
            shown =
                [.. shown.Where((occurrence, index) => exitCode == 0 || !classifier.MayBeFlake(occurrence.Root) || Ended(occurrence, shown.Skip(index + 1)))];
            var ended = shown.Exists(occurrence => classifier.IsFlake(occurrence.Root));
            return shown.Where(occurrence => !ended || !ErrorClassifier.IsConsequence(occurrence.Root)).Select(occurrence => LogFinding.From(occurrence, null));
        }

        var besides = free.Where(occurrence => occurrence is { DuringPass: false, BeforeSession: false, Scope: null, Origin: Origin.Live } && ErrorClassifier.IsErrorOfCode(occurrence.Root));

        // Tests whose reason is known come first: what they do not claim is left for the others.
        return invocation.Failures.OrderBy(test => test.Payload is null).SelectMany(test => Explain(invocation, test, free))
            .Concat(besides.Select(occurrence => LogFinding.From(occurrence, null)));
    }

    private IEnumerable<LogFinding> Explain(ResolvedInvocation invocation, FailedTest test, IReadOnlyList<Occurrence> free)
    {
        var own = invocation.Of(test);
        var reported = own.Where(occurrence => occurrence.Origin == Origin.Report).ToList();
        if (reported.Count == 0 && SummaryPayload.Read(test, free, invocation.Claimed) is { } payload)
        {
            reported = [payload];
        }

        if (ChildDeath(reported, [.. own, .. free]) is { } death)
        {
            return [LogFinding.From(death, test)];
        }

        var printed = own.Where(occurrence => occurrence.Origin != Origin.Report).ToList();
        var causes = reported.Where(occurrence => classifier.IsCodeBug(occurrence.Root)).ToList();
        if (causes.Count > 0)
        {
            causes.AddRange(printed.Where(occurrence => ErrorClassifier.IsErrorOfCode(occurrence.Root)));
            return causes.Select(cause => LogFinding.From(cause, test));
        }

        // A flake that the report itself shows may follow from a server that died, but not from what was printed before any test ran.
        free = [.. free.Where(occurrence => occurrence.Origin != Origin.Report || (test.Payload is null && !invocation.Claimed.Contains(occurrence)))];
        var around = reported.Exists(occurrence => classifier.IsFlake(occurrence.Root)) ? [.. free.Where(occurrence => !occurrence.BeforeSession)] : free;
        causes = Nearest(printed) is { Count: > 0 } near ? near : Nearest(around);
        if (causes.Count == 0)
        {
            causes = Flakes(reported, printed, free);
        }

        return causes.Count > 0 ? causes.Select(cause => LogFinding.From(cause, test)) : [WithoutCause(invocation, test, reported)];
    }

    // Errors of the code first: they cannot be noise. Of the rest the first one printed, since others follow from it.
    private List<Occurrence> Nearest(IReadOnlyList<Occurrence> occurrences)
    {
        var bugs = occurrences.Where(occurrence => classifier.IsCodeBug(occurrence.Root)).ToList();
        var code = bugs.FindAll(occurrence => ErrorClassifier.IsErrorOfCode(occurrence.Root));
        return code.Count > 0 ? code : [.. bugs.Where(occurrence => !occurrence.DuringPass).Take(1)];
    }

    // What a program printed and went on from is not what ended it.
    private bool IsOutlived(Occurrence occurrence) => occurrence.Aftermath == Aftermath.Progress && classifier.MayBeFlake(occurrence.Root);

    // A program whose last words it was, but for what only follows from it.
    private static bool Ended(Occurrence occurrence, IEnumerable<Occurrence> later) => occurrence.Aftermath switch
    {
        Aftermath.Silence => true,
        Aftermath.Traceback => later.All(other => ErrorClassifier.IsConsequence(other.Root)),
        _ => false,
    };

    // What a dying process said of itself, and what its parent says of it, are one failure.
    private static Occurrence? ChildDeath(List<Occurrence> reported, IReadOnlyList<Occurrence> around) =>
        reported.Select(occurrence => ProcessDeath.SignalOfChild(occurrence.Root)).OfType<string>().FirstOrDefault() is { } signal
            ? around.FirstOrDefault(occurrence => occurrence.Origin is Origin.Live or Origin.Captured && ProcessDeath.SignalOf(occurrence.Root) == signal)
            : null;

    private List<Occurrence> Flakes(List<Occurrence> reported, List<Occurrence> printed, IReadOnlyList<Occurrence> free)
    {
        var around = reported.Count == 0 ? [] : free.Where(occurrence => occurrence is { DuringPass: false, BeforeSession: false, Origin: Origin.Live });
        var isWrapped = reported.Exists(occurrence => ErrorClassifier.IsConsequence(occurrence.Root));
        var shown = printed.Concat(around).ToList();
        var ends = shown.Where((occurrence, index) => isWrapped ? Ended(occurrence, shown.Skip(index + 1)) : occurrence.Aftermath != Aftermath.Progress);
        return [.. reported.Concat(ends).Where(occurrence => classifier.IsFlake(occurrence.Root)).Take(1)];
    }

    private static LogFinding WithoutCause(ResolvedInvocation invocation, FailedTest test, List<Occurrence> reported)
    {
        if (invocation.MentionOf(test) is { } mention)
        {
            return LogFinding.From(new Occurrence(mention, Origin.Mention, null), test);
        }

        if (reported.Count > 0)
        {
            return LogFinding.From(reported[0], test);
        }

        if (invocation.Invocation is { Ending: { } ending, Unfinished: { } unfinished } && unfinished.Id == test.Id)
        {
            return new LogFinding(ending, ErrorSource.FileSection, test);
        }

        var message = test.Payload is null || !test.IsCase ? $"{test.Id} {test.Payload ?? "failed, and the log gives no reason"}" : test.Payload;
        return new LogFinding(Fallback(message, test.LineNumber, test.Line), test.IsCase ? ErrorSource.CaseSummaryFallback : ErrorSource.FileSection, test);
    }

    private List<LogFinding> WithoutConsequences(List<LogFinding> findings) =>
        findings.Exists(IsCodeBug) ? findings.FindAll(finding => !ErrorClassifier.IsConsequence(finding.Error)) : findings;

    // Nothing failed by name. What was printed beside passing tests, or stands without its traceback, is better than nothing, but excuses nothing.
    private List<LogFinding> LastResort(IReadOnlyList<ResolvedInvocation> resolved)
    {
        var unsettled = resolved.SelectMany(invocation => invocation.Unclaimed.Concat(invocation.Benign))
            .Where(occurrence => occurrence.Origin == Origin.Live && classifier.IsCodeBug(occurrence.Root))
            .Select(occurrence => LogFinding.From(occurrence, null)).ToList();
        return unsettled.Count > 0
            ? unsettled
            : [.. resolved.Select(invocation => invocation.Invocation.Headline).OfType<RaisedException>().Take(1).Select(error => new LogFinding(error, ErrorSource.FileSection, null))];
    }
}
