namespace Main2Main.Reporting.Page;

/// <summary>A line of a patch.</summary>
/// <param name="Kind"><c>head</c>, <c>hunk</c>, <c>added</c>, <c>removed</c> or <c>same</c>.</param>
/// <param name="Text">The line.</param>
internal sealed record PatchLine(string Kind, string Text);
