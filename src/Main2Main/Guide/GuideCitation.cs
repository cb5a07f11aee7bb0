namespace Main2Main.Guide;

/// <summary>A path that a region cites.</summary>
/// <param name="Region">The region.</param>
/// <param name="Line">The line in the guide, from 1.</param>
/// <param name="Side">The repository it belongs to.</param>
/// <param name="Path">The path.</param>
internal sealed record GuideCitation(string Region, int Line, GuideSide Side, string Path);
