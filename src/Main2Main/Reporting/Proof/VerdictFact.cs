namespace Main2Main.Reporting.Proof;

/// <summary>A line of the verdict box.</summary>
/// <param name="Label">What it is about.</param>
/// <param name="Text">What holds.</param>
internal sealed record VerdictFact(string Label, string Text);
