using System.Text.RegularExpressions;

namespace Main2Main.Verification.Logs;

/// <summary>The lines by which test runners structure their output.</summary>
internal static partial class SuiteLines
{
    // Three of the expressions could be made slow by a long line; those that are longer are tried without backtracking.
    private const int LongestShort = 1000;

    /// <summary>A pytest banner: a title between equals signs.</summary>
    [GeneratedRegex(@"^=+ (?<title>\S.*?) =+$", RegexOptions.CultureInvariant)]
    public static partial Regex Banner();

    /// <summary>pytest's last line: the counts and the time, with or without a banner.</summary>
    [GeneratedRegex(@"^(?:\d+ [a-z]+(?: [a-z]+)?(?:, )?)+ in [\d.]+s(?: \(.*\))?$|^no tests (?:ran|collected)\b.* in [\d.]+s", RegexOptions.CultureInvariant)]
    public static partial Regex Counts();

    /// <summary>What pytest writes before a test's name in a heading.</summary>
    [GeneratedRegex(@"^ERROR (?<when>collecting|at setup of|at teardown of) (?<name>.+)$", RegexOptions.CultureInvariant)]
    public static partial Regex ErrorHeading();

    /// <summary>Where captured output begins within a failure's report.</summary>
    [GeneratedRegex(@"^-+ ?Captured \w+(?: \w+)? ?-+$", RegexOptions.CultureInvariant)]
    public static partial Regex Captured();

    /// <summary>One failure where <c>--tb=line</c> is in use.</summary>
    [GeneratedRegex(@"^(?<file>[^\s:][^:]*):\d+: (?<error>\S.*)$", RegexOptions.CultureInvariant)]
    public static partial Regex OneLineFailure();

    /// <summary>A summary line of pytest; parameters may hold anything.</summary>
    public static Match MatchSummary(string text) => (text.Length <= LongestShort ? Summary() : Linear.Summary).Match(text);

    /// <summary>A test that starts, and perhaps its outcome on the same line.</summary>
    public static Match MatchLiveTest(string text) => (text.Length <= LongestShort ? LiveTest() : Linear.LiveTest).Match(text);

    /// <summary>A test's outcome on a line of its own.</summary>
    [GeneratedRegex(@"^(?<outcome>PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS|RERUN)(?:\s+\(.*\))?(?:\s+\[\s*\d+%\])?\s*$", RegexOptions.CultureInvariant)]
    public static partial Regex LiveOutcome();

    /// <summary>An outcome that one of several xdist workers reports.</summary>
    public static Match MatchWorkerOutcome(string text) => (text.Length <= LongestShort ? WorkerOutcome() : Linear.WorkerOutcome).Match(text);

    /// <summary>A suite runner's line about one of its programs. A program that is killed leaves its own last line open, so it may stand anywhere.</summary>
    [GeneratedRegex(@"(?:^|(?<=\s|[A-Za-z]))\[\d+/\d+\]\s+(?:(?<start>START)|PASSED|FAILED \(exit code (?<code>-?\d+)\))\s+(?<target>\S+)", RegexOptions.CultureInvariant)]
    public static partial Regex Program();

    /// <summary>A count of failures or errors on pytest's last line.</summary>
    [GeneratedRegex(@"\b(?<count>\d+) (?:failed|errors?)\b", RegexOptions.CultureInvariant)]
    public static partial Regex FailureCount();

    /// <summary>The lines that this project's runner writes when a suite starts, when it has to end it, and when it has ended.</summary>
    [GeneratedRegex(@"^\[main2main\] suite (?<suite>\S+?)(?: was ended: it (?:(?<silent>printed nothing for)|ran longer than) (?<time>.+)| ended with exit code (?<code>-?\d+)\b.*|: (?<command>.*))$", RegexOptions.CultureInvariant)]
    public static partial Regex OwnSuite();

    /// <summary>unittest's heading of a failure.</summary>
    [GeneratedRegex(@"^(?:ERROR|FAIL|UNEXPECTED SUCCESS): (?<name>\S.*?) \((?<id>[\w.<>]+)\)", RegexOptions.CultureInvariant)]
    public static partial Regex UnittestHeading();

    /// <summary>The line with which unittest ends.</summary>
    [GeneratedRegex(@"^Ran \d+ tests? in ", RegexOptions.CultureInvariant)]
    public static partial Regex UnittestEnd();

    /// <summary>A conftest that cannot be imported: pytest ends without a session.</summary>
    [GeneratedRegex(@"^\w+ while loading conftest '(?<file>[^']+)'\.?$", RegexOptions.CultureInvariant)]
    public static partial Regex Conftest();

    /// <summary>The heading of one failure in a pytest report: a title between underscores, which a separator of frames lacks.</summary>
    /// <param name="text">The line.</param>
    /// <returns>The title; null for any other line.</returns>
    public static string? HeadingTitle(string text)
    {
        var inner = text.AsSpan().Trim('_');
        if (inner.Length < 3 || inner.Length > text.Length - 2 || text[0] != '_' || text[^1] != '_' || inner[0] != ' ' || inner[^1] != ' ')
        {
            return null;
        }

        return inner.ContainsAnyExcept('_', ' ') ? inner[1..^1].ToString() : null;
    }

    /// <summary>A quick look at whether <see cref="Program"/> or <see cref="OwnSuite"/> can match.</summary>
    /// <param name="text">The line.</param>
    /// <returns>False for nearly all lines.</returns>
    public static bool MayBeProgram(string text) =>
        text.Contains("] START", StringComparison.Ordinal) || text.Contains("] PASSED", StringComparison.Ordinal)
        || text.Contains("] FAILED (", StringComparison.Ordinal) || text.StartsWith("[main2main] ", StringComparison.Ordinal);

    public static bool IsSeparator(string text) => text.Length >= 60 && !text.AsSpan().ContainsAnyExcept('=');

    public static bool IsGroup(string text) =>
        text.StartsWith("##[group]", StringComparison.Ordinal) || text.StartsWith("::group::", StringComparison.Ordinal);

    /// <summary>Whether a process that prints this runs tests itself, and is no worker of one that does.</summary>
    /// <param name="text">The line.</param>
    /// <returns>Whether its structure is read.</returns>
    public static bool StartsStructure(string text) =>
        text.Length > 0 && text[0] switch
        {
            '=' => IsSeparator(text) || Banner().IsMatch(text),
            '[' => MayBeProgram(text) && (Program().IsMatch(text) || OwnSuite().IsMatch(text)),
            '*' => text.StartsWith("*** Error compiling '", StringComparison.Ordinal),
            >= '0' and <= '9' => Counts().IsMatch(text),
            'C' => text.StartsWith("Compiling '", StringComparison.Ordinal),
            _ => text.Contains(" while loading conftest '", StringComparison.Ordinal) || IsSummary(text),
        };

    /// <summary>Whether a line is a summary's; a logger's line has the date behind its level.</summary>
    /// <param name="text">The line.</param>
    /// <returns>Whether <see cref="MatchSummary"/> is to be read.</returns>
    public static bool IsSummary(string text) =>
        (text.StartsWith("FAILED ", StringComparison.Ordinal) || text.StartsWith("ERROR ", StringComparison.Ordinal)) && !LoggedAt().IsMatch(text)
            && MatchSummary(text).Success;

    [GeneratedRegex(@"^ERROR \d\d-\d\d ", RegexOptions.CultureInvariant)]
    private static partial Regex LoggedAt();

    [GeneratedRegex(@"^(FAILED|ERROR) (?<id>\S.*?\.(py|rst|txt|md)(::[^\s\[]+(\[.*?\])?)?)( - (?<payload>.*))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Summary();

    [GeneratedRegex(@"^(?<id>\S+\.py::[^\s\[]+(\[.*?\])?)(\s+(?<outcome>PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS|RERUN)\b|\s|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LiveTest();

    [GeneratedRegex(@"^\[gw\d+\] \[\s*\d+%\] (?<outcome>PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS|RERUN) (?<id>\S.*?)\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex WorkerOutcome();

    private static class Linear
    {
        public static readonly Regex Summary = Of(SuiteLines.Summary());

        public static readonly Regex LiveTest = Of(SuiteLines.LiveTest());

        public static readonly Regex WorkerOutcome = Of(SuiteLines.WorkerOutcome());

        private static Regex Of(Regex expression) => new(expression.ToString(), expression.Options | RegexOptions.NonBacktracking);
    }
}
