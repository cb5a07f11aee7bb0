using Main2Main.Verification.Logs;

namespace Main2Main.Verification;

/// <summary>Finds the root causes in a CI log. Source: the playbook's diagnosis guide, step 1.</summary>
public static class LogSummarizer
{
    /// <summary>Reads a log once, from its position to its end, with memory that does not grow with its length.</summary>
    /// <param name="log">The bytes that the suites printed, in any encoding that holds ASCII; stays open.</param>
    /// <param name="options">Which errors are environment flakes, and what the log is of.</param>
    /// <returns>The summary. Lists are empty when nothing is recognised: whether the round failed is known from its exit code.</returns>
    /// <exception cref="Main2MainException">A pattern in the options is no regular expression.</exception>
    /// <exception cref="IOException">The log cannot be read.</exception>
    public static CiSummary Summarize(Stream log, LogSummaryOptions options)
    {
        var classifier = new ErrorClassifier(options.EnvironmentFlakes);
        var interpreter = new LogInterpreter(classifier);
        var reader = new LogLineReader(log);
        while (reader.TryRead(out var bytes, out var number))
        {
            interpreter.Accept(LineCleaner.Clean(number, bytes));
        }

        var invocations = interpreter.Complete();
        return SummaryBuilder.Build(new RootCauseSelector(classifier).Select(invocations), classifier, options);
    }

    /// <summary>Joins the summaries of several suites.</summary>
    /// <param name="summaries">At least one.</param>
    /// <returns>One summary; an error that several hold is there once.</returns>
    public static CiSummary Join(IReadOnlyList<CiSummary> summaries) => summaries[0] with
    {
        FailedTestFiles = [.. summaries.SelectMany(summary => summary.FailedTestFiles).Distinct().Order(StringComparer.Ordinal)],
        FailedTestCases = [.. summaries.SelectMany(summary => summary.FailedTestCases).Distinct().Order(StringComparer.Ordinal)],
        CodeBugs = [.. summaries.SelectMany(summary => summary.CodeBugs).DistinctBy(error => error.Signature)],
        EnvFlakes = [.. summaries.SelectMany(summary => summary.EnvFlakes).DistinctBy(error => error.Signature)],
    };
}
