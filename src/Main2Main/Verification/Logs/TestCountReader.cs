using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Main2Main.Verification.Logs;

/// <summary>Counts the test cases of a suite. A suite may start several runners, each with a last line of its own: they are added.</summary>
internal static partial class TestCountReader
{
    private const int LongestLine = 400;

    /// <summary>Counts.</summary>
    /// <param name="log">The suite's log.</param>
    /// <param name="report">The JUnit report that the suite writes; null when it writes none.</param>
    /// <returns>The counts; null when no test runner was seen.</returns>
    public static TestCounts? Read(string log, string? report)
    {
        if (report is not null && OfReport(report) is { } counted)
        {
            return counted;
        }

        try
        {
            using var stream = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return OfLog(stream);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Counts what the last lines of pytest and unittest say.</summary>
    /// <param name="stream">The log.</param>
    /// <returns>The counts; null when no test runner was seen.</returns>
    internal static TestCounts? OfLog(Stream stream)
    {
        TestCounts? all = null;
        var ran = -1;
        var reader = new LogLineReader(stream);
        while (reader.TryRead(out var bytes, out var number))
        {
            // Both runners name a number on these lines; most lines of a log are longer or hold none of the words.
            if (bytes.Length > LongestLine || !MayCount(bytes))
            {
                continue;
            }

            var text = LineCleaner.Clean(number, LineCleaner.ToText(bytes)).Text.Trim().Trim('=').Trim();
            if (SuiteLines.Counts().IsMatch(text))
            {
                all = (all ?? TestCounts.None).And(OfPytest(text));
            }
            else if (UnittestRan().Match(text) is { Success: true } match)
            {
                ran = Number(match, "count");
            }
            else if (ran >= 0 && UnittestResult().IsMatch(text))
            {
                all = (all ?? TestCounts.None).And(OfUnittest(ran, text));
                ran = -1;
            }
        }

        return all;
    }

    private static bool MayCount(ReadOnlySpan<byte> line) =>
        line.IndexOf(" in "u8) >= 0 || line.IndexOf("OK"u8) >= 0 || line.IndexOf("FAILED"u8) >= 0 || line.IndexOf("NO TESTS RAN"u8) >= 0;

    private static TestCounts OfPytest(string text)
    {
        int Of(string words) => Counted().Matches(text).Where(match => match.Groups["word"].Value.TrimEnd('s') == words).Sum(match => Number(match, "count"));
        return new TestCounts(Of("passed") + Of("xpassed"), Of("failed") + Of("error"), Of("skipped") + Of("xfailed"));
    }

    private static TestCounts OfUnittest(int ran, string text)
    {
        int Of(string words) => Assigned().Matches(text).Where(match => match.Groups["word"].Value == words).Sum(match => Number(match, "count"));
        var failed = Of("failures") + Of("errors") + Of("unexpected successes");
        var skipped = Of("skipped") + Of("expected failures");
        return new TestCounts(Math.Max(0, ran - failed - skipped), failed, skipped);
    }

    private static TestCounts? OfReport(string report)
    {
        try
        {
            using var text = new StreamReader(report);
            using var xml = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true });
            TestCounts? all = null;
            while (xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, Name: "testsuite" } && xml.GetAttribute("tests") is not null)
                {
                    var (tests, failed, skipped) = (Number(xml, "tests"), Number(xml, "failures") + Number(xml, "errors"), Number(xml, "skipped"));
                    all = (all ?? TestCounts.None).And(new TestCounts(Math.Max(0, tests - failed - skipped), failed, skipped));
                }
            }

            return all;
        }
        catch (Exception exception) when (exception is XmlException or IOException or UnauthorizedAccessException)
        {
            // A report that is not whole is told of by the summary; the log counts.
            return null;
        }
    }

    private static int Number(XmlReader xml, string attribute) =>
        int.TryParse(xml.GetAttribute(attribute), CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static int Number(Match match, string group) =>
        int.TryParse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(@"\b(?<count>\d+) (?<word>passed|failed|errors?|skipped|xfailed|xpassed)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Counted();

    [GeneratedRegex(@"^Ran (?<count>\d+) tests? in ", RegexOptions.CultureInvariant)]
    private static partial Regex UnittestRan();

    [GeneratedRegex(@"^(?:OK|FAILED|NO TESTS RAN)(?: \(.*\))?$", RegexOptions.CultureInvariant)]
    private static partial Regex UnittestResult();

    [GeneratedRegex(@"(?<word>failures|errors|skipped|expected failures|unexpected successes)=(?<count>\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Assigned();
}
