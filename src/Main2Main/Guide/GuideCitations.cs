namespace Main2Main.Guide;

/// <summary>
/// Finds the paths that the regions cite and tells whose they are: by the package's folder at their begin, and in a table's
/// downstream column also by a top folder of the downstream. Other inline code is no path.
/// </summary>
/// <param name="inputs">What the guide is compared with.</param>
internal sealed class GuideCitations(GuideInputs inputs)
{
    private readonly HashSet<string> topFolders =
    [
        .. inputs.DownstreamFiles.Where(file => file.Contains('/', StringComparison.Ordinal))
            .Select(file => file[..(file.IndexOf('/', StringComparison.Ordinal) + 1)]),
    ];

    /// <summary>All cited paths in the guide's order.</summary>
    public IEnumerable<GuideCitation> Read(GuideDocument document) => document.Regions.SelectMany(Read);

    /// <summary>A region's cited paths.</summary>
    public IEnumerable<GuideCitation> Read(GuideRegion region) =>
        from line in region.Lines
        from cell in Cells(region.Name, line.Text)
        from span in CodeSpan.Find(cell.Text)
        let side = SideOf(span.Path, cell.Side)
        where side is not null
        select new GuideCitation(region.Name, line.Number, side.Value, span.Path);

    /// <summary>The side that a table's column is about; null in prose.</summary>
    public static GuideSide? SideOfColumn(string region, int column) => (region, column) switch
    {
        (GuideRegionName.FileMapping, 0) => GuideSide.Upstream,
        (GuideRegionName.FileMapping, 1) or (GuideRegionName.FileLocations, 1) => GuideSide.Downstream,
        _ => null,
    };

    /// <summary>The repository that a path belongs to; null when the text is no path of either.</summary>
    public GuideSide? SideOf(string path, GuideSide? column)
    {
        var isUpstream = IsBelow(path, inputs.UpstreamFolder);
        var isDownstream = IsBelow(path, inputs.DownstreamFolder);
        return (isUpstream, isDownstream) switch
        {
            (true, true) => column ?? (inputs.UpstreamFolder.Length > inputs.DownstreamFolder.Length ? GuideSide.Upstream : GuideSide.Downstream),
            (true, false) => GuideSide.Upstream,
            (false, true) => GuideSide.Downstream,
            _ => column == GuideSide.Downstream && topFolders.Any(folder => IsBelow(path, folder)) ? GuideSide.Downstream : null,
        };
    }

    private static bool IsBelow(string path, string folder) => path.StartsWith(folder, StringComparison.Ordinal);

    private static IEnumerable<(string Text, GuideSide? Side)> Cells(string region, string line) =>
        region != GuideRegionName.KeyAreas && TableRow.Read(line) is { } row
            ? Enumerable.Range(0, row.Count).Select(column => (row[column], SideOfColumn(region, column)))
            : [(line, null)];
}

/// <summary>A path that a region cites.</summary>
/// <param name="Region">The region.</param>
/// <param name="Line">The line in the guide, from 1.</param>
/// <param name="Side">The repository it belongs to.</param>
/// <param name="Path">The path.</param>
internal sealed record GuideCitation(string Region, int Line, GuideSide Side, string Path);
