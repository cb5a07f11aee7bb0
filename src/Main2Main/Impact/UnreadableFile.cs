namespace Main2Main.Impact;

/// <summary>A Python file that could not be parsed.</summary>
/// <param name="Repository"><c>upstream</c> or <c>downstream</c>.</param>
/// <param name="Path">The path, relative to the repository's root.</param>
/// <param name="Line">Where reading stopped.</param>
/// <param name="Reason">What was found there.</param>
public sealed record UnreadableFile(string Repository, string Path, int Line, string Reason);
