using System.Runtime.CompilerServices;
using Main2Main.Guide;

namespace Main2Main.Tests.Guide;

public sealed class ShippedGuideTests
{
    [Test]
    public void The_guide_that_we_ship_has_filled_regions_whose_rows_all_lead_somewhere()
    {
        var document = GuideDocument.Parse("adapt-guide.md", File.ReadAllText(Path.Combine(Folder(), "../../../reference/adapt-guide.md")));

        Assert.That(document.Regions.Select(region => region.Lines.Count), Is.All.GreaterThan(10));
        Assert.That(document.MappingRows.Where(row => row.UpstreamPaths.Count == 0 || row.DownstreamPaths.Count == 0 || row.Check.Length == 0), Is.Empty);
        Assert.That(document.MappingRows.SelectMany(row => row.UpstreamPaths), Is.Unique);
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
