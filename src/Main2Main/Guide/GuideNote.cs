namespace Main2Main.Guide;

/// <summary>A path that the update left as it was.</summary>
/// <param name="Region">The region.</param>
/// <param name="Path">The path.</param>
/// <param name="Why">Why it was left, as it reads after a colon.</param>
public sealed record GuideNote(string Region, string Path, string Why);
