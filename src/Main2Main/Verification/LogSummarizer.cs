using Main2Main.Verification.Logs;

namespace Main2Main.Verification;

/// <summary>Finds the root causes in a CI log. Source: the playbook's diagnosis guide, step 1.</summary>
public static class LogSummarizer
{
    /// <summary>Reads a log once, from its position to its end, with memory that does not grow with its length.</summary>
    /// <param name="log">The bytes that the suites printed, in UTF-16 or any encoding that holds ASCII; stays open.</param>
    /// <param name="options">Which errors are environment flakes, and what the log is of.</param>
    /// <returns>The summary. Without an exit code in the options, lists are empty when nothing is recognised.</returns>
    /// <exception cref="Main2MainException">A pattern in the options is no regular expression.</exception>
    /// <exception cref="IOException">The log cannot be read.</exception>
    public static CiSummary Summarize(Stream log, LogSummaryOptions options)
    {
        var classifier = new ErrorClassifier(options.EnvironmentFlakes, options.OwnHosts);
        var report = options.JUnit is { } path ? new JUnitReader(classifier).Read(path) : null;
        var interpreter = new LogInterpreter(classifier);
        var lines = new LogLines(log);
        while (lines.TryRead(out var line))
        {
            interpreter.Accept(line);
        }

        var invocations = interpreter.Complete();
        var disagreements = report is null ? [] : JUnitMerge.Into(invocations, report);
        var resolved = invocations.Select(invocation => new ResolvedInvocation(invocation)).ToList();
        var findings = new RootCauseSelector(classifier, options.ExitCode).Select(resolved);
        var open = new ExitExplanation(options.ExitCode, interpreter.Recent, classifier).Complete(resolved, findings);
        var failures = resolved.SelectMany(invocation => invocation.Failures).Concat(open.Select(finding => finding.Test).OfType<FailedTest>()).ToList();
        return SummaryBuilder.Build([.. findings, .. open], failures, classifier, options) with { Disagreements = disagreements };
    }

    /// <summary>
    /// Joins the summaries of a round's suites: one entry for each root cause, with the tests of all suites. A flake of one suite takes nothing from
    /// a code bug of another.
    /// </summary>
    /// <param name="summaries">The suites' summaries, in the suites' order; an empty list gives an empty summary.</param>
    /// <returns>The round's summary. Of run and commits the first known counts.</returns>
    public static CiSummary Join(IReadOnlyList<CiSummary> summaries) => SummaryJoin.Of(summaries);
}
