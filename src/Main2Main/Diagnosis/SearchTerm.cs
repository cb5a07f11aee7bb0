namespace Main2Main.Diagnosis;

/// <summary>A word to look for in the upstream's diff.</summary>
/// <param name="Text">The word: an identifier, a dotted module, or a file's path.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Weight">How specific it is, from 1 to 10.</param>
public sealed record SearchTerm(string Text, TermKind Kind, int Weight);
