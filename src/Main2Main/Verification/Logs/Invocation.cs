namespace Main2Main.Verification.Logs;

/// <summary>One run of a test program within a log: what failed in it and which exceptions it shows.</summary>
internal sealed class Invocation
{
    private readonly Dictionary<string, FailedTest> failures = [];
    private readonly Dictionary<string, FailedTest> unsummarised = [];
    private readonly List<Occurrence> occurrences = [];
    private readonly Dictionary<(RaisedException, Origin, TestScope?, int), Occurrence> seen = [];
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

    /// <summary>Whether the runner was told to be pytest.</summary>
    public bool IsPytest { get; set; }

    /// <summary>Why the runner ended it; null where it ended by itself.</summary>
    public RaisedException? Ending { get; private set; }

    /// <summary>The test that was running when the output ended; null where none was or several were.</summary>
    public TestScope? Unfinished { get; set; }

    /// <summary>How many failures and errors pytest counts on its last line; 0 without one.</summary>
    public int CountedFailures { get; private set; }

    /// <summary>How many headings of failures pytest's report holds.</summary>
    public int ReportedFailures { get; set; }

    /// <summary>How many lines of pytest's summary name a failure.</summary>
    public int SummarisedFailures { get; private set; }

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
        var key = (occurrence.Root, occurrence.Origin, occurrence.Scope, occurrence.Stretch);
        if (seen.TryGetValue(key, out var known))
        {
            known.Aftermath = known.Aftermath < occurrence.Aftermath ? known.Aftermath : occurrence.Aftermath;
            return false;
        }

        seen.Add(key, occurrence);

        occurrences.Add(occurrence);
        return true;
    }

    /// <summary>Notes a failure that another report than the log tells of, beside those that were only seen.</summary>
    /// <param name="test">The test.</param>
    public void AddReported(FailedTest test)
    {
        if (failures.Count == 0)
        {
            unsummarised.Values.ToList().ForEach(AddFailure);
        }

        AddFailure(test);
    }

    /// <summary>Notes a failure that a line of pytest's summary names.</summary>
    /// <param name="test">The test.</param>
    public void AddSummarised(FailedTest test)
    {
        SummarisedFailures++;
        AddFailure(test);
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

    public void EndSession(bool allPassed, int failures = 0)
    {
        SessionEnded = true;
        CountedFailures += failures;
        if (allPassed)
        {
            _ = passed.Add(Stretch);
        }

        Stretch++;
    }

    /// <summary>The runner ended it.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="test">The test that was running.</param>
    /// <param name="line">The line that says so.</param>
    public void Interrupt(RaisedException reason, TestScope? test, LogLine line)
    {
        (Ending, Unfinished) = (reason, test);
        if (test?.Id is { } id)
        {
            unsummarised[id] = new FailedTest(id, line.Number, line.Text, null);
        }
    }

    public void Close(int exitCode, LogLine line) => (ExitCode, ExitLine) = (exitCode, line);

    /// <summary>
    /// Tells of each exception what became of the program around it. Called once all is read: a traceback may end after the line that ends its
    /// session.
    /// </summary>
    public void Settle()
    {
        foreach (var occurrence in occurrences.Where(occurrence => occurrence.Origin == Origin.Live))
        {
            occurrence.DuringPass |= ExitCode == 0 || passed.Contains(occurrence.Stretch);
            occurrence.BeforeSession = SessionStarted && SessionEnded && occurrence.Stretch < sessionStretch;
        }
    }
}
