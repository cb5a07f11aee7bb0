namespace Main2Main.Guide;

/// <summary>The table in a region.</summary>
internal sealed class RegionTable
{
    /// <summary>Reads the table.</summary>
    public RegionTable(GuideRegion region)
    {
        var rows = region.Lines.Select(line => (Line: line, Row: TableRow.Read(line.Text))).Where(entry => entry.Row is not null).ToList();
        Columns = rows.Count == 0 ? 0 : rows[0].Row!.Count;
        var separator = rows.FindIndex(entry => entry.Row!.IsSeparator);
        DataRows = [.. rows.Skip(separator + 1).Select(entry => (entry.Line, entry.Row!))];
        Last = rows.Count == 0 ? null : rows[^1].Line;
    }

    /// <summary>How many columns the header has; 0 without a table.</summary>
    public int Columns { get; }

    /// <summary>The rows below the header.</summary>
    public IReadOnlyList<(GuideLine Line, TableRow Row)> DataRows { get; }

    /// <summary>The table's last line; null without a table.</summary>
    public GuideLine? Last { get; }
}
