namespace Main2Main.Guide;

/// <summary>Builds a region's new text.</summary>
internal static class RegionText
{
    /// <summary>Rewrites a region line by line; lines that stay the same keep their bytes.</summary>
    /// <param name="region">The region.</param>
    /// <param name="edit">Gives a line's new text, or null to take the line away.</param>
    public static string Rewrite(GuideRegion region, Func<GuideLine, string?> edit) =>
        string.Concat(region.Lines.Select(line => edit(line) is { } text ? text + line.Break : string.Empty));

    /// <summary>Adds rows below the region's table; without one, begins a table at the region's end.</summary>
    /// <param name="document">The guide.</param>
    /// <param name="name">The region.</param>
    /// <param name="header">The header's cells, for a new table.</param>
    /// <param name="rows">The rows' cells.</param>
    public static string Append(GuideDocument document, string name, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows)
    {
        var region = document[name];
        var table = new RegionTable(region);
        var columns = Math.Max(table.Columns, header.Count);
        var cells = rows.Select(row => row.Concat(Enumerable.Repeat(string.Empty, columns - row.Count)));
        if (table.Last is null)
        {
            cells = [header, Enumerable.Repeat("---", columns), .. cells];
        }

        var added = string.Concat(cells.Select(row => TableRow.Write(row) + document.LineBreak));
        var last = table.Last ?? (region.Lines.Count == 0 ? null : region.Lines[^1]);
        return last is null ? added : string.Concat(region.Lines.Select(line => line.Text + line.Break + (line == last ? added : string.Empty)));
    }
}
