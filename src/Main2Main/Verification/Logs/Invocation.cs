namespace Main2Main.Verification.Logs;

/// <summary>One run of a test program within a log: what failed in it and which exceptions it shows.</summary>
internal sealed class Invocation
{
    private readonly Dictionary<string, FailedTest> failures = [];
    private readonly Dictionary<string, FailedTest> unsummarised = [];
    private readonly List<Occurrence> occurrences = [];
    private readonly HashSet<(RaisedException, Origin, TestScope?, int)> seen = [];
    private readonly HashSet<int> passed = [];
    private readonly HashSet<TestScope> mentions = [];
    private int sessionStretch;

    /// <summary>The test file or case that a suite runner said it starts; null without such a line.</summary>
    public string? Target { get; init; }

    /// <summary>The suite that this project's own runner started; null without such a line.</summary>
    public string? Suite { get; init; }

    /// <summary>Which stretch is being read: it changes where a session begins and where it ends.</summary>
    public int Stretch { get; private set; }

    public bool SessionStarted { get; private set; }

    public bool SessionEnded { get; private set; }

    /// <summary>The exit code, where the log tells it.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>The line that told the exit code.</summary>
    public LogLine ExitLine { get; private set; }

    public bool HasFailures => failures.Count > 0 || unsummarised.Count > 0;

    /// <summary>The failed tests: those that the summary names, or, in a log without one, those that were seen failing.</summary>
    public IReadOnlyList<FailedTest> Failures => [.. failures.Count > 0 ? failures.Values : unsummarised.Values];

    public IReadOnlyList<Occurrence> Occurrences => occurrences;

    /// <summary>The first error that a single line names outside all tests.</summary>
    public RaisedException? Mention { get; set; }

    /// <summary>The first error that stands at a line's beginning without a traceback, as in a log that was cut.</summary>
    public RaisedException? Headline { get; set; }

    /// <summary>Tests whose output names an error in a single line.</summary>
    public IReadOnlyCollection<TestScope> Mentions => mentions;

    public void Mentioning(TestScope scope) => mentions.Add(scope);

    /// <summary>Notes an exception, once for each test and stretch.</summary>
    /// <param name="occurrence">The exception and its place.</param>
    /// <returns>Whether it is new.</returns>
    public bool Add(Occurrence occurrence)
    {
        if (!seen.Add((occurrence.Root, occurrence.Origin, occurrence.Scope, occurrence.Stretch)))
        {
            return false;
        }

        occurrences.Add(occurrence);
        return true;
    }

    public void AddFailure(FailedTest test)
    {
        if (!failures.TryGetValue(test.Id, out var known) || (known.Payload is null && test.Payload is not null))
        {
            failures[test.Id] = test;
        }
    }

    /// <summary>A live line gave a test's outcome; the last one counts, for tests that are run again.</summary>
    public void SeeOutcome(string id, bool failed, LogLine line)
    {
        if (failed)
        {
            unsummarised[id] = new FailedTest(id, line.Number, line.Text, null);
        }
        else
        {
            _ = unsummarised.Remove(id);
        }
    }

    /// <summary>The process ended in the middle of a test.</summary>
    public void SeeEnd(string id, int exitCode, LogLine line) =>
        unsummarised[id] = new FailedTest(id, line.Number, line.Text, $"{id}: the process ended with exit code {exitCode} while the test ran");

    public void StartSession() => (SessionStarted, sessionStretch) = (true, ++Stretch);

    public void EndSession(bool allPassed)
    {
        SessionEnded = true;
        if (allPassed)
        {
            _ = passed.Add(Stretch);
        }

        Stretch++;
    }

    public void Close(int exitCode, LogLine line) => (ExitCode, ExitLine) = (exitCode, line);

    /// <summary>Tells of each exception what became of the program around it. Called once all is read: a traceback may end after the line that ends its session.</summary>
    public void Settle()
    {
        foreach (var occurrence in occurrences.Where(occurrence => occurrence.Origin == Origin.Live))
        {
            occurrence.DuringPass |= ExitCode == 0 || passed.Contains(occurrence.Stretch);
            occurrence.BeforeSession = SessionStarted && SessionEnded && occurrence.Stretch < sessionStretch;
        }
    }
}
