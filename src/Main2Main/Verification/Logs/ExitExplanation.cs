namespace Main2Main.Verification.Logs;

/// <summary>
/// Holds a log's findings against how the program ended. What they do not explain becomes a finding of its own, so that a flake
/// further up never excuses a process that died, a session that was cut off, or failures that nobody names.
/// </summary>
/// <param name="exitCode">How the suite ended; null when that is not known.</param>
/// <param name="recent">The log's last lines.</param>
/// <param name="classifier">Tells code bugs from flakes.</param>
internal sealed class ExitExplanation(int? exitCode, RecentLines recent, ErrorClassifier classifier)
{
    // Python's own, and what launchers on other machines make of it.
    private static readonly int[] UncaughtException = [1, 255];

    private static readonly Dictionary<int, string> PytestCodes = new()
    {
        [2] = "the run was interrupted", [3] = "pytest itself failed", [4] = "pytest was started wrongly", [5] = "no tests were collected",
    };

    private static readonly HashSet<string> Deaths =
        [ProcessDeath.FatalError, ProcessDeath.Killed, ProcessDeath.TimedOut, RunnerEnd.Hung, RunnerEnd.TimedOut];

    /// <summary>Finds what the findings leave open.</summary>
    /// <param name="resolved">What ran.</param>
    /// <param name="findings">The root causes.</param>
    /// <returns>Further findings, all code bugs; none for a program that ended well.</returns>
    public IReadOnlyList<LogFinding> Complete(IReadOnlyList<ResolvedInvocation> resolved, IReadOnlyList<LogFinding> findings)
    {
        if (exitCode == 0)
        {
            return [];
        }

        List<LogFinding> open = [.. resolved.Select(Unnamed).OfType<RaisedException>().Select(error => Of(error, null))];
        if (exitCode is { } code)
        {
            var last = resolved.LastOrDefault(invocation => IsCut(invocation.Invocation));
            open.AddRange(
                Death(code, findings) is { } death
                    ? [Of(death, last?.Unfinished)]
                    : resolved.Where(invocation => IsCut(invocation.Invocation)).Select(Truncated));
            if (open.Count == 0 && Unexplained(code, resolved, findings) is { } message)
            {
                open.Add(Of(AtEnd(RunnerEnd.Unexplained, message), null));
            }
        }

        return open;
    }

    private static LogFinding Of(RaisedException error, FailedTest? test) => new(error, ErrorSource.FileSection, test);

    private RaisedException? Unnamed(ResolvedInvocation invocation)
    {
        var told = invocation.Invocation;
        var named = Math.Max(invocation.Failures.Count, Math.Max(told.ReportedFailures, told.SummarisedFailures));
        return told.CountedFailures > named
            ? AtEnd(RunnerEnd.Unnamed, $"pytest counts {told.CountedFailures} failure(s), and the log names {named}")
            : null;
    }

    private RaisedException? Death(int code, IReadOnlyList<LogFinding> findings) =>
        Signals.OfExitCode(code) is { } signal && !findings.Any(finding => IsDeathBy(signal, finding.Error))
            ? ProcessDeath.Of(signal, recent.Last.Number, recent.ToContext())
            : null;

    private static bool IsDeathBy(string signal, RaisedException error) => error.Type switch
    {
        RunnerEnd.Hung or RunnerEnd.TimedOut => true,
        ProcessDeath.Killed => error.Message.StartsWith(signal + " ", StringComparison.Ordinal),
        ProcessDeath.FatalError => signal is "SIGSEGV" or "SIGABRT" or "SIGBUS" or "SIGFPE" or "SIGILL",
        _ => false,
    };

    private static bool IsCut(Invocation told) => told is { SessionStarted: true, SessionEnded: false, ExitCode: null, Ending: null }
        && !told.Occurrences.Any(occurrence => Deaths.Contains(occurrence.Root.Type));

    private LogFinding Truncated(ResolvedInvocation invocation)
    {
        var during = invocation.Unfinished is { } test ? $"; {test.Id} was running" : string.Empty;
        return Of(AtEnd(RunnerEnd.Truncated, $"the test session began, and the log does not hold its end{during}"), invocation.Unfinished);
    }

    private string? Unexplained(int code, IReadOnlyList<ResolvedInvocation> resolved, IReadOnlyList<LogFinding> findings)
    {
        if (findings.Any(finding => !classifier.IsFlake(finding.Error)))
        {
            return null;
        }

        if (findings.Count > 0 && !UncaughtException.Contains(code)
            && resolved.All(invocation => invocation.Invocation is { SessionStarted: false, IsPytest: false, Suite: null, Target: null, HasFailures: false }))
        {
            return $"the program ended with exit code {code}, which no exception that it shows gives";
        }

        var isPytest = resolved.All(invocation => invocation.Invocation.Target is null)
            && resolved.Any(invocation => invocation.Invocation is { SessionStarted: true } or { IsPytest: true });
        var meaning = isPytest ? PytestCodes.GetValueOrDefault(code) : null;
        var failedTests = findings.Any(finding => finding.Test is not null);

        // Only an interruption at collection has failed tests; the other codes say that something besides the tests went wrong.
        if (findings.Count > 0 && (meaning is null || (code == 2 && failedTests)))
        {
            return null;
        }

        return meaning is null
            ? $"the suite ended with exit code {code}, and the log does not say why"
            : $"pytest ended with exit code {code} ({meaning}), and the log does not say why";
    }

    private RaisedException AtEnd(string type, string message) =>
        new() { Type = type, Message = message, LineNumber = recent.Last.Number, Context = recent.ToContext() };
}
