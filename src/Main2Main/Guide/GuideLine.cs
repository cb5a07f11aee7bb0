namespace Main2Main.Guide;

/// <summary>A line of the guide.</summary>
/// <param name="Number">Its number in the file, from 1.</param>
/// <param name="Text">The line without its break.</param>
/// <param name="Break"><c>LF</c>, <c>CR LF</c>, or empty at the end of a file without a final line break.</param>
public sealed record GuideLine(int Number, string Text, string Break)
{
    /// <summary>Splits a text; the parts joined again are the text.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The lines.</returns>
    public static IReadOnlyList<GuideLine> Split(string text)
    {
        var lines = new List<GuideLine>();
        for (var start = 0; start < text.Length;)
        {
            var feed = text.IndexOf('\n', start);
            var end = feed < 0 ? text.Length : feed + 1;
            var lineBreak = feed < 0 ? string.Empty : feed > start && text[feed - 1] == '\r' ? "\r\n" : "\n";
            lines.Add(new GuideLine(lines.Count + 1, text[start..(end - lineBreak.Length)], lineBreak));
            start = end;
        }

        return lines;
    }
}
