namespace Main2Main.Verification.Logs;

/// <summary>Recognises a test that only judges how another process ended: the cause is what that process says.</summary>
internal static class ExitJudgement
{
    private static readonly string[] Codes = ["exitcode", "exit_code", "returncode", "return_code", "exit_status"];

    /// <summary>Looks at an assertion.</summary>
    /// <param name="headline">The assertion's headline.</param>
    /// <param name="detail">A line of its explanation.</param>
    /// <param name="lastRun">The line of source that ran.</param>
    /// <returns>Whether it compares an exit code.</returns>
    public static bool IsOne(ErrorHeadline headline, string detail, string lastRun)
    {
        if (headline.Type is not "AssertionError")
        {
            return false;
        }

        return (detail.Contains("where ", StringComparison.Ordinal) && Names(detail))
            || (lastRun.Contains("assert", StringComparison.OrdinalIgnoreCase) && Names(lastRun));
    }

    private static bool Names(string text) => Array.Exists(Codes, code => text.Contains(code, StringComparison.OrdinalIgnoreCase));
}
