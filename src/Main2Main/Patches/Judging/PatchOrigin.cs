namespace Main2Main.Patches.Judging;

/// <summary>Where a replacement comes from.</summary>
/// <param name="WrittenAt">The downstream commit that gave it its present form.</param>
/// <param name="WrittenOn">The upstream commit that the downstream was pinned to then.</param>
/// <param name="FirstOn">The upstream commit that it was pinned to when the replacement came.</param>
internal sealed record PatchOrigin(string? WrittenAt, string? WrittenOn, string? FirstOn);
