namespace Main2Main.Verification.Logs;

/// <summary>Finds the lines that only test runners print, wherever on a line they begin.</summary>
internal static class RunnerBanner
{
    private const int SeparatorLength = 70;

    private const string Session = "test session starts";

    private static readonly HashSet<string> Titles =
        [Session, "FAILURES", "ERRORS", "short test summary info", "PASSES", "warnings summary", "XFAILURES", "XPASSES"];

    /// <summary>Looks for a banner that ends a line.</summary>
    /// <param name="text">The line.</param>
    /// <param name="inSession">True where it starts a session, false where it ends one; null for all others.</param>
    /// <returns>Where the banner begins; -1 without one.</returns>
    public static int Find(string text, out bool? inSession)
    {
        inSession = null;
        var whole = text.AsSpan().TrimEnd();
        if (whole.IsEmpty || whole[^1] != '=')
        {
            return -1;
        }

        var title = whole.TrimEnd('=');
        if (title.IsEmpty || whole.Length - title.Length >= SeparatorLength)
        {
            return whole.Length - title.Length == SeparatorLength ? title.Length : -1;
        }

        var start = title[..^1].LastIndexOf("= ");
        if (title[^1] != ' ' || start < 0)
        {
            return -1;
        }

        var words = title[(start + 2)..^1].ToString();
        var counts = SuiteLines.Counts().IsMatch(words);
        inSession = counts ? false : words == Session ? true : null;
        return counts || Titles.Contains(words) ? whole[..(start + 1)].TrimEnd('=').Length : -1;
    }
}
