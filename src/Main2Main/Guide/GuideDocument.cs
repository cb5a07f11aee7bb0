using System.Text;

namespace Main2Main.Guide;

/// <summary>The routing guide: a Markdown text with three regions that the program maintains. Everything else is people's and never changed.</summary>
public sealed class GuideDocument
{
    private readonly Dictionary<string, GuideRegion> regions;

    private GuideDocument(string path, string text, string lineBreak, Dictionary<string, GuideRegion> regions)
    {
        Path = path;
        Text = text;
        LineBreak = lineBreak;
        this.regions = regions;
    }

    /// <summary>The guide's path, as messages name it.</summary>
    public string Path { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>The line break that the guide uses most.</summary>
    public string LineBreak { get; }

    /// <summary>The regions, in the order of <see cref="GuideRegionName.All"/>.</summary>
    public IEnumerable<GuideRegion> Regions => GuideRegionName.All.Select(name => regions[name]);

    /// <summary>The rows of the file-mapping table, without its header, in the guide's order.</summary>
    public IEnumerable<GuideMappingRow> MappingRows => new RegionTable(regions[GuideRegionName.FileMapping]).DataRows.Select(entry => new GuideMappingRow(
        entry.Line.Number,
        [.. CodeSpan.Find(entry.Row[0]).Select(span => span.Path)],
        [.. CodeSpan.Find(entry.Row[1]).Select(span => span.Path)],
        entry.Row[0],
        entry.Row[1],
        entry.Row[2]));

    /// <summary>A region.</summary>
    /// <param name="name">Its name.</param>
    public GuideRegion this[string name] => regions[name];

    /// <summary>Reads a guide.</summary>
    /// <param name="path">Its path, for messages.</param>
    /// <param name="text">Its text.</param>
    /// <returns>The guide.</returns>
    /// <exception cref="Main2MainException">A region's marker is missing, doubled, nested or without its partner.</exception>
    public static GuideDocument Parse(string path, string text)
    {
        var lines = GuideLine.Split(text);
        var found = new Dictionary<string, GuideRegion>();
        foreach (var (name, (begin, end)) in new GuideMarkers(path).Find(lines))
        {
            var inside = lines.Skip(begin.Number).Take(end.Number - begin.Number - 1).ToList();
            var start = lines.Take(begin.Number).Sum(Length);
            found.Add(name, new GuideRegion(name, start, start + inside.Sum(Length), inside));
        }

        var isWindows = lines.Count(line => line.Break == "\r\n") * 2 > lines.Count;
        return new GuideDocument(path, text, isWindows ? "\r\n" : "\n", found);
    }

    /// <summary>The guide with other texts in its regions.</summary>
    /// <param name="bodies">The new texts by region; regions that are not named stay.</param>
    /// <returns>The new guide.</returns>
    public GuideDocument With(IReadOnlyDictionary<string, string> bodies)
    {
        var text = new StringBuilder(Text);
        foreach (var region in regions.Values.Where(region => bodies.ContainsKey(region.Name)).OrderByDescending(region => region.Start))
        {
            _ = text.Remove(region.Start, region.End - region.Start).Insert(region.Start, bodies[region.Name]);
        }

        return Parse(Path, text.ToString());
    }

    private static int Length(GuideLine line) => line.Text.Length + line.Break.Length;
}

/// <summary>What lies between a region's two marker lines.</summary>
/// <param name="Name">The region's name, see <see cref="GuideRegionName"/>.</param>
/// <param name="Start">Where the region's text begins, in characters from the guide's begin.</param>
/// <param name="End">Where the line of the closing marker begins.</param>
/// <param name="Lines">The region's lines.</param>
public sealed record GuideRegion(string Name, int Start, int End, IReadOnlyList<GuideLine> Lines);
