namespace Main2Main.Diagnosis;

/// <summary>A line of a hunk that holds a search term as a whole word.</summary>
/// <param name="Term">The term.</param>
/// <param name="Side">Where it stands.</param>
/// <param name="Line">The line's number: before the step for a removed line, after it for the others, 0 for the file itself.</param>
/// <param name="Text">The line, cut to 160 characters.</param>
/// <param name="IsDefinition">Whether the line defines the term.</param>
public sealed record HunkMatch(string Term, HunkSide Side, int Line, string Text, bool IsDefinition);
