namespace Main2Main.Verification.Logs;

/// <summary>Follows the structure of test runners' output: which program runs, which test, and which failure is being reported.</summary>
/// <param name="invocations">All invocations of the log; new ones are added.</param>
/// <param name="report">Reads pytest's reports of failures.</param>
/// <param name="recent">The lines before the one that is read.</param>
/// <param name="begun">The invocation that what was read so far belongs to; a new one when null.</param>
internal sealed partial class SuiteReader(List<Invocation> invocations, FailureReportReader report, RecentLines recent, Invocation? begun = null)
{
    private const string Doctest = "[doctest] ";

    private readonly UnittestReader unittest = new();
    private readonly LiveTests live = new();
    private Invocation invocation = begun ?? Begin(invocations, new Invocation());
    private Section section;
    private TestScope? reported;
    private bool captured;

    private enum Section
    {
        Running,
        Reports,
        Summary,
        Ignored,
    }

    public Place Place => new(invocation, Origin(), unittest.Scope ?? reported ?? live.Running);

    /// <summary>The invocation, as long as nothing in it shows a runner; null afterwards.</summary>
    public Invocation? Unstructured =>
        invocation is { SessionStarted: false, SessionEnded: false, Target: null, Suite: null, HasFailures: false } ? invocation : null;

    /// <summary>Whether the text is a report of another outcome than failure.</summary>
    public bool IsIgnored => section == Section.Ignored;

    public FailureReportReader? Report => report.IsOpen && !captured ? report : null;

    /// <summary>The output ends here.</summary>
    public void End() => invocation.Unfinished ??= live.Running;

    /// <inheritdoc cref="LiveTests.TakeRemainder" />
    public string TakeRemainder() => live.TakeRemainder();

    /// <summary>Reads one line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="emit">Takes a failure that the line holds whole.</param>
    /// <returns>Whether the line is structure and no test's output.</returns>
    public bool Accept(LogLine line, Action<IReadOnlyList<RaisedException>, Place> emit)
    {
        var text = line.Text;
        if (text.Length == 0)
        {
            return false;
        }

        if (SuiteLines.MayBeProgram(text) && ReadProgram(line, emit))
        {
            return true;
        }

        if (unittest.Accept(line, invocation))
        {
            EndReports();
            return true;
        }

        var isStructure = text[0] switch
        {
            '=' => ReadBanner(text),
            '_' => section == Section.Reports && ReadHeading(text),
            '-' => section == Section.Reports && ReadCaptured(text),
            '[' => live.AcceptWorker(line, invocation),
            '#' or ':' => ReadGroup(text),
            '!' => false,
            >= '0' and <= '9' => ReadCounts(text),
            _ => ReadConftest(text),
        };
        return isStructure || ReadTests(line, emit);
    }

    private static Invocation Begin(List<Invocation> invocations, Invocation invocation)
    {
        invocations.Add(invocation);
        return invocation;
    }

    private Origin Origin() =>
        captured || unittest.IsCaptured ? Logs.Origin.Captured : reported is not null || unittest.Scope is not null ? Logs.Origin.Report : Logs.Origin.Live;

    private void Enter(Section next)
    {
        EndReports();
        section = next;
        live.Pause();
        unittest.Close();
    }

    private void EndReports()
    {
        report.Close();
        (reported, captured) = (null, false);
    }

    private void BeginInvocation(Invocation next)
    {
        Enter(Section.Running);
        live.Reset();
        invocation = Begin(invocations, next);
    }

    private bool ReadBanner(string text)
    {
        if (SuiteLines.Banner().Match(text) is not { Success: true } match)
        {
            return false;
        }

        var title = match.Groups["title"].Value;
        switch (title)
        {
            case "test session starts":
                BeginSession();
                return true;
            case "FAILURES" or "ERRORS":
                Enter(Section.Reports);
                return true;
            case "short test summary info":
                Enter(Section.Summary);
                return true;
            case "PASSES" or "XFAILURES" or "XPASSES" or "warnings summary" or "warnings summary (final)" or "rerun test summary info":
                Enter(Section.Ignored);
                return true;
            default:
                return ReadCounts(title) || ReadDurations(title);
        }
    }

    private void BeginSession()
    {
        if (invocation.SessionStarted || invocation.HasFailures)
        {
            BeginInvocation(new Invocation { Suite = invocation.Suite });
        }

        Enter(Section.Running);
        invocation.StartSession();
    }

    private bool ReadDurations(string title)
    {
        if (!title.StartsWith("slowest ", StringComparison.Ordinal))
        {
            return false;
        }

        Enter(Section.Ignored);
        return true;
    }

    private bool ReadCounts(string text)
    {
        if (!SuiteLines.Counts().IsMatch(text))
        {
            return false;
        }

        Enter(Section.Running);
        var passed = text.Contains(" passed", StringComparison.Ordinal)
            && !text.Contains(" failed", StringComparison.Ordinal) && !text.Contains(" error", StringComparison.Ordinal);
        invocation.EndSession(
            passed, SuiteLines.FailureCount().Matches(text).Sum(match => int.TryParse(match.Groups["count"].Value, out var count) ? count : 0));
        return true;
    }

    private bool ReadHeading(string text)
    {
        if (SuiteLines.HeadingTitle(text) is not { } title)
        {
            return false;
        }

        EndReports();
        invocation.ReportedFailures++;
        var error = SuiteLines.ErrorHeading().Match(title);
        var collecting = error.Success && error.Groups["when"].Value == "collecting";
        OpenReport(
            text,
            collecting
                ? new TestScope { Id = error.Groups["name"].Value }
                : new TestScope { Heading = error.Success ? error.Groups["name"].Value : title.StartsWith(Doctest, StringComparison.Ordinal) ? title[Doctest.Length..] : title });
        return true;
    }

    private void OpenReport(string heading, TestScope scope)
    {
        reported = scope;
        report.Open(Place, heading);
    }

    private bool ReadCaptured(string text)
    {
        if (reported is null || !SuiteLines.Captured().IsMatch(text))
        {
            return false;
        }

        report.Close();
        captured = true;
        return true;
    }

    private bool ReadConftest(string text)
    {
        if (!text.EndsWith('.') && !text.EndsWith('\''))
        {
            return false;
        }

        if (SuiteLines.Conftest().Match(text) is not { Success: true } match)
        {
            return false;
        }

        EndReports();
        OpenReport(text, new TestScope { Id = match.Groups["file"].Value });
        return true;
    }

    private bool ReadGroup(string text)
    {
        if (!SuiteLines.IsGroup(text))
        {
            return false;
        }

        var inside = invocation.Target is not null || (invocation.SessionStarted && !invocation.SessionEnded);
        if (!inside)
        {
            BeginInvocation(new Invocation { Suite = invocation.Suite });
        }

        return true;
    }

    private bool ReadTests(LogLine line, Action<IReadOnlyList<RaisedException>, Place> emit) => section switch
    {
        Section.Summary => FailureLine.AcceptSummary(line, invocation),
        Section.Reports when reported is null => FailureLine.AcceptShort(line, invocation, emit),
        Section.Running => live.Accept(line, invocation),
        _ => false,
    };
}
