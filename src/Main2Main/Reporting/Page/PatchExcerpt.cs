namespace Main2Main.Reporting.Page;

/// <summary>The beginning of a patch, as a page shows it.</summary>
/// <param name="Lines">Its lines with what each is.</param>
/// <param name="LeftOut">How many lines are left out.</param>
internal sealed record PatchExcerpt(IReadOnlyList<PatchLine> Lines, int LeftOut)
{
    private const int LongestLine = 300;

    /// <summary>Cuts a patch.</summary>
    /// <param name="patch">As git prints it.</param>
    /// <param name="characters">About how many characters to keep.</param>
    public static PatchExcerpt Of(string patch, int characters)
    {
        var lines = patch.TrimEnd('\n').Split('\n');
        var kept = new List<PatchLine>();
        var inHunk = false;
        for (var used = 0; kept.Count < lines.Length && used < characters; used += kept[^1].Text.Length + 1)
        {
            var line = lines[kept.Count];
            inHunk = line.StartsWith("@@ ", StringComparison.Ordinal) || (inHunk && !line.StartsWith("diff --git ", StringComparison.Ordinal));
            kept.Add(new PatchLine(Kind(line, inHunk), line.Length > LongestLine ? line[..LongestLine] + " …" : line));
        }

        return new PatchExcerpt(kept, lines.Length - kept.Count);
    }

    // Before its first hunk a file has only its names, whose lines begin with signs too.
    private static string Kind(string line, bool inHunk) => (inHunk, line.Length == 0 ? ' ' : line[0]) switch
    {
        (true, '@') => "hunk",
        (true, '+') => "added",
        (true, '-') => "removed",
        (true, _) => "same",
        _ => "head",
    };
}
