namespace Main2Main.Adaptation.Codemod.Copies;

/// <summary>One change of an original, with what stands in its place in the copy.</summary>
/// <param name="Own">The copy's dotted name within its module.</param>
/// <param name="Original">The original's dotted name.</param>
/// <param name="Similarity">How much of both functions together is in both, 0 to 1.</param>
/// <param name="Base">The original's statements as they were; empty for what was put in.</param>
/// <param name="Ours">The copy's; empty for what was put in.</param>
/// <param name="Theirs">The original's as they are; empty for what was taken out.</param>
/// <param name="IsNeeded">Whether the copy would fail without it.</param>
internal sealed record CopiedPiece(string Own, string Original, double Similarity, string Base, string Ours, string Theirs, bool IsNeeded);
