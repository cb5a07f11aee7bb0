namespace Main2Main.Reporting.Page;

/// <summary>A file beside the page.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Path">Where it is, relative to the page.</param>
internal sealed record FileLink(string Name, string Path);
