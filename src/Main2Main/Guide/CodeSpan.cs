namespace Main2Main.Guide;

/// <summary>A piece of inline code in a line, and the path that it may hold.</summary>
/// <param name="Start">Where the opening backticks begin.</param>
/// <param name="End">Behind the closing backticks.</param>
/// <param name="PathStart">Where the path begins.</param>
/// <param name="PathEnd">Behind the path; what follows it inside the code (<c>:12</c>, <c>::Class</c>, <c>#L3</c>) names a place in the file.</param>
/// <param name="Path">The path.</param>
internal sealed record CodeSpan(int Start, int End, int PathStart, int PathEnd, string Path)
{
    /// <summary>Finds all inline code of a line.</summary>
    public static IReadOnlyList<CodeSpan> Find(string line)
    {
        var spans = new List<CodeSpan>();
        for (var at = line.IndexOf('`', StringComparison.Ordinal); at >= 0;)
        {
            var ticks = RunLength(line, at);
            var close = FindClose(line, at + ticks, ticks);
            if (close >= 0)
            {
                spans.Add(Read(line, at, ticks, close));
            }

            var next = close >= 0 ? close + ticks : at + ticks;
            at = next < line.Length ? line.IndexOf('`', next) : -1;
        }

        return spans;
    }

    /// <summary>The inline code of a line as it is written, backticks and all.</summary>
    /// <param name="line">The line.</param>
    /// <param name="except">One that is left out.</param>
    public static IEnumerable<string> Codes(string line, CodeSpan? except = null) =>
        Find(line).Where(span => span != except).Select(span => line[span.Start..span.End]);

    /// <summary>A path as inline code for a table's cell.</summary>
    public static string Write(string path)
    {
        var escaped = Escape(path);
        return escaped.Contains('`', StringComparison.Ordinal) ? $"`` {escaped} ``" : $"`{escaped}`";
    }

    /// <summary>A line with another path in this span; what follows the path inside the code stays.</summary>
    public string Replace(string line, string path) => path.Contains('`', StringComparison.Ordinal)
        ? line[..Start] + Write(path) + line[End..]
        : line[..PathStart] + Escape(path) + line[PathEnd..];

    private static string Escape(string path) => path.Replace("|", "\\|", StringComparison.Ordinal);

    private static CodeSpan Read(string line, int start, int ticks, int close)
    {
        var from = start + ticks;
        var content = line.AsSpan(from, close - from);
        from += content.Length - content.TrimStart().Length;
        content = content.Trim();
        var lastSlash = content.LastIndexOf('/');
        var place = content[(lastSlash + 1)..].IndexOfAny(':', '#');
        var length = place < 0 ? content.Length : lastSlash + 1 + place;
        var path = content[..length].ToString().Replace("\\|", "|", StringComparison.Ordinal);
        return new CodeSpan(start, close + ticks, from, from + length, path);
    }

    private static int FindClose(string line, int from, int ticks)
    {
        while (from < line.Length && line.IndexOf('`', from) is var at && at >= 0)
        {
            var run = RunLength(line, at);
            if (run == ticks)
            {
                return at;
            }

            from = at + run;
        }

        return -1;
    }

    private static int RunLength(string line, int at)
    {
        var end = at;
        while (end < line.Length && line[end] == '`')
        {
            end++;
        }

        return end - at;
    }
}
