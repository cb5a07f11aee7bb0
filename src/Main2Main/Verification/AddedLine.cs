namespace Main2Main.Verification;

/// <summary>A line that the step adds to the downstream.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Text">The line's text.</param>
internal sealed record AddedLine(string File, int Line, string Text);
