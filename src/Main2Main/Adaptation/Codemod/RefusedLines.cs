namespace Main2Main.Adaptation.Codemod;

/// <summary>Lines of a file as it was, whose edit is not as it should be.</summary>
/// <param name="Path">The file.</param>
/// <param name="First">The first line, from 1.</param>
/// <param name="Last">The last one.</param>
/// <param name="Why">What speaks against it.</param>
internal sealed record RefusedLines(string Path, int First, int Last, string Why);
