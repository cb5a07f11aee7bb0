namespace Main2Main.Guide;

/// <summary>A path of the guide that exists no longer.</summary>
/// <param name="Region">The region that cites it.</param>
/// <param name="Path">The path as cited.</param>
public sealed record DeadPath(string Region, string Path);
