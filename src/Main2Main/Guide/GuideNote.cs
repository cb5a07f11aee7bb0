namespace Main2Main.Guide;

/// <summary>Something in the guide that only a person can settle.</summary>
/// <param name="Region">The region.</param>
/// <param name="Path">The path.</param>
/// <param name="Why">Why it was left, as it reads after a colon.</param>
public sealed record GuideNote(string Region, string Path, string Why);
