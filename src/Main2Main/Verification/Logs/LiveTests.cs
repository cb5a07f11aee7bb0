namespace Main2Main.Verification.Logs;

/// <summary>Follows pytest's verbose output: which test runs, and how it ended.</summary>
internal sealed class LiveTests
{
    private bool parallel;
    private string remainder = string.Empty;

    /// <summary>The test whose output follows; null between tests, and where several run at once.</summary>
    public TestScope? Running { get; private set; }

    /// <summary>What follows a test's name on the line that starts it: the test's first output. Taking it leaves nothing.</summary>
    /// <returns>The text; empty for every other line.</returns>
    public string TakeRemainder()
    {
        var taken = remainder;
        remainder = string.Empty;
        return taken;
    }

    public void Pause() => Running = null;

    public void Reset() => (parallel, Running) = (false, null);

    /// <summary>Reads a line that one of several xdist workers began.</summary>
    /// <param name="line">The line.</param>
    /// <param name="invocation">Where outcomes go.</param>
    /// <returns>Whether it holds an outcome.</returns>
    public bool AcceptWorker(LogLine line, Invocation invocation)
    {
        if (!line.Text.StartsWith("[gw", StringComparison.Ordinal))
        {
            return false;
        }

        // With several workers a test's name does not say whose output follows.
        (parallel, Running) = (true, null);
        if (SuiteLines.MatchWorkerOutcome(line.Text) is not { Success: true } match)
        {
            return false;
        }

        invocation.SeeOutcome(match.Groups["id"].Value, IsFailure(match.Groups["outcome"].Value), line);
        return true;
    }

    /// <summary>Reads a line of a running session.</summary>
    /// <param name="line">The line.</param>
    /// <param name="invocation">Where outcomes go.</param>
    /// <returns>Whether it holds an outcome; the line that starts a test may also begin its output.</returns>
    public bool Accept(LogLine line, Invocation invocation)
    {
        if (Running is { } running && SuiteLines.LiveOutcome().Match(line.Text) is { Success: true } outcome)
        {
            End(running, outcome.Groups["outcome"].Value, line, invocation);
            return true;
        }

        if (!line.Text.Contains("::", StringComparison.Ordinal) || SuiteLines.MatchLiveTest(line.Text) is not { Success: true } match)
        {
            return false;
        }

        var scope = Running?.Id == match.Groups["id"].Value ? Running! : new TestScope { Id = match.Groups["id"].Value };
        if (match.Groups["outcome"].Success)
        {
            End(scope, match.Groups["outcome"].Value, line, invocation);
            return true;
        }

        (Running, remainder) = (parallel ? null : scope, line.Text[match.Length..]);
        return false;
    }

    private static bool IsFailure(string outcome) => outcome is "FAILED" or "ERROR";

    private void End(TestScope scope, string outcome, LogLine line, Invocation invocation)
    {
        scope.Passed = !IsFailure(outcome);
        invocation.SeeOutcome(scope.Id!, IsFailure(outcome), line);
        Running = null;
    }
}
