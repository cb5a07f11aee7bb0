namespace Main2Main.Planning;

/// <summary>A file that a commit changes.</summary>
/// <param name="Path">The path; a renamed file counts as two.</param>
/// <param name="Lines">Added plus deleted lines; 0 for a binary file.</param>
public sealed record ChangedFile(string Path, int Lines);
