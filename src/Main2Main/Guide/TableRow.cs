namespace Main2Main.Guide;

/// <summary>A line of a Markdown table, cut into its cells; everything between and around them is kept.</summary>
internal sealed class TableRow
{
    private readonly string line;
    private readonly List<Range> cells;

    private TableRow(string line, List<Range> cells)
    {
        this.line = line;
        this.cells = cells;
    }

    /// <summary>How many cells the row has.</summary>
    public int Count => cells.Count;

    /// <summary>Whether this is the line of dashes below the header.</summary>
    public bool IsSeparator => cells.TrueForAll(cell => line.AsSpan(cell).Contains('-') && line.AsSpan(cell).Trim("-: ").IsEmpty);

    /// <summary>A cell's text, or an empty one beyond the last cell.</summary>
    public string this[int column] => column < cells.Count ? line[cells[column]] : string.Empty;

    /// <summary>Reads a line.</summary>
    /// <returns>The row, or null when the line is none.</returns>
    public static TableRow? Read(string line)
    {
        var first = line.Length - line.TrimStart().Length;
        if (first == line.Length || line[first] != '|')
        {
            return null;
        }

        var found = new List<Range>();
        var start = first + 1;
        for (var at = start; at <= line.Length; at++)
        {
            var isBar = at < line.Length && line[at] == '|' && line[at - 1] != '\\';
            if (isBar || (at == line.Length && !string.IsNullOrWhiteSpace(line[start..])))
            {
                found.Add(Trim(line, start, at));
                start = at + 1;
            }
        }

        return found.Count == 0 ? null : new TableRow(line, found);
    }

    /// <summary>Writes a row.</summary>
    public static string Write(params IEnumerable<string> cells) => "| " + string.Join(" | ", cells) + " |";

    /// <summary>The line with other texts in its cells.</summary>
    /// <param name="texts">The new texts by column.</param>
    public string With(IReadOnlyDictionary<int, string> texts)
    {
        var result = line;
        foreach (var (column, text) in texts.OrderByDescending(pair => pair.Key))
        {
            result = result[..cells[column].Start] + text + result[cells[column].End..];
        }

        return result;
    }

    private static Range Trim(string line, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(line[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(line[end - 1]))
        {
            end--;
        }

        return start..end;
    }
}
