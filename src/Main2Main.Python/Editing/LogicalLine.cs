namespace Main2Main.Python.Editing;

/// <summary>One logical line of a file.</summary>
/// <param name="First">Its first token.</param>
/// <param name="Last">Its last token.</param>
/// <param name="Start">Where its first line begins.</param>
/// <param name="End">Where its last line ends, the line break not counted.</param>
/// <param name="Indent">What stands before it.</param>
/// <param name="IsSimple">Whether it is one simple statement alone on its lines, which can be written twice.</param>
internal sealed record LogicalLine(int First, int Last, int Start, int End, string Indent, bool IsSimple);
