namespace Main2Main.Adaptation.Codemod.Copies;

/// <summary>Statements that the upstream has changed, with what stands in their place in a copy.</summary>
/// <param name="Own">Where they are in the copy: the first line, and the one behind the last.</param>
/// <param name="Old">Where they are in the original as it was.</param>
/// <param name="New">Where they are in it as it is.</param>
internal sealed record MergedBlock((int Start, int End) Own, (int Start, int End) Old, (int Start, int End) New);
