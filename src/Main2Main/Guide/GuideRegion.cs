namespace Main2Main.Guide;

/// <summary>What lies between a region's two marker lines.</summary>
/// <param name="Name">The region's name, see <see cref="GuideRegionName"/>.</param>
/// <param name="Start">Where the region's text begins, in characters from the guide's begin.</param>
/// <param name="End">Where the line of the closing marker begins.</param>
/// <param name="Lines">The region's lines.</param>
public sealed record GuideRegion(string Name, int Start, int End, IReadOnlyList<GuideLine> Lines);
