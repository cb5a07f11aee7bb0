namespace Main2Main.Reporting.Page;

/// <summary>The beginning of a patch, as a page shows it.</summary>
/// <param name="Text">Its lines.</param>
/// <param name="LeftOut">How many lines are left out.</param>
internal sealed record PatchExcerpt(string Text, int LeftOut)
{
    private const int LongestLine = 300;

    /// <summary>Cuts a patch.</summary>
    /// <param name="patch">As git prints it.</param>
    /// <param name="characters">About how many characters to keep.</param>
    public static PatchExcerpt Of(string patch, int characters)
    {
        var lines = patch.TrimEnd('\n').Split('\n');
        var kept = new List<string>();
        for (var used = 0; kept.Count < lines.Length && used < characters; used += kept[^1].Length + 1)
        {
            var line = lines[kept.Count];
            kept.Add(line.Length > LongestLine ? line[..LongestLine] + " …" : line);
        }

        return new PatchExcerpt(string.Join('\n', kept), lines.Length - kept.Count);
    }
}
