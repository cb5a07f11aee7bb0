using System.Text.RegularExpressions;

namespace Main2Main.Verification;

/// <summary>Counts the test results that a line of a test runner's live output tells.</summary>
internal static partial class TestTally
{
    // "tests/test_a.py::test_one PASSED [ 10%]", and xdist's "[gw0] [ 10%] PASSED tests/test_a.py::test_one". Without backtracking: tests print what they like.
    private static readonly Regex VerboseResult = new(
        @"(::\S.* (PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS)\b)|(^(\[gw\d+\] )?(\[ *\d+%\] )?(PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS) \S+::)",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    public static int Of(string line)
    {
        if (line.Contains("::", StringComparison.Ordinal) && VerboseResult.IsMatch(line))
        {
            return 1;
        }

        if (Letters().Match(line) is { Success: true } match)
        {
            return match.Groups["results"].Length;
        }

        return UnittestResult().IsMatch(line) ? 1 : 0;
    }

    // "tests/test_a.py ..F.s   [ 10%]"
    [GeneratedRegex(@"^\S+\.py (?<results>[.FEsxX]+)(?: +\[ *\d+%\])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();

    // "test_one (tests.test_a.Case.test_one) ... ok"
    [GeneratedRegex(@"^test\w* \([\w.]+\).* \.\.\. (?:ok|FAIL|ERROR|skipped|expected failure)", RegexOptions.CultureInvariant)]
    private static partial Regex UnittestResult();
}
