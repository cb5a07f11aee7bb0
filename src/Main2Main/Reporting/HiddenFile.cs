namespace Main2Main.Reporting;

/// <summary>A file that the downstream's sparse checkout hides and that needs an edit.</summary>
/// <param name="Path">The path, relative to the downstream.</param>
/// <param name="Why">What is wrong with it, a clause each.</param>
public sealed record HiddenFile(string Path, IReadOnlyList<string> Why);
