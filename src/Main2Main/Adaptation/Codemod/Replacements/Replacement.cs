using Main2Main.Python;

namespace Main2Main.Adaptation.Codemod.Replacements;

/// <summary>What the upstream writes now in the place of what it wrote, in its own code.</summary>
/// <param name="Old">The old expression's tokens.</param>
/// <param name="New">The new one's.</param>
/// <param name="Places">Where the upstream did so: files of the new tree with the functions around.</param>
internal sealed record Replacement(IReadOnlyList<string> Old, IReadOnlyList<string> New, IReadOnlyList<(PythonFile File, string Function)> Places)
{
    /// <summary>The old expression as code.</summary>
    public string OldText => string.Concat(Old);

    /// <summary>The new expression as code.</summary>
    public string NewText => string.Concat(New);
}
