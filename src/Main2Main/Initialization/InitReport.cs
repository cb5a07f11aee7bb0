namespace Main2Main.Initialization;

/// <summary>What Init wrote.</summary>
/// <param name="File">The file.</param>
/// <param name="Text">Its text.</param>
/// <param name="Doubts">What it is unsure of: the key and why.</param>
public sealed record InitReport(string File, string Text, IReadOnlyList<string> Doubts);
