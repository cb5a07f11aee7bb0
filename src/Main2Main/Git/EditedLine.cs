namespace Main2Main.Git;

/// <summary>A line that an edit takes out or puts in.</summary>
/// <param name="Number">The line, from 1, in the file that holds it.</param>
/// <param name="Text">Its text.</param>
internal sealed record EditedLine(int Number, string Text);
