namespace Main2Main.Guide;

/// <summary>A downstream file that imports an upstream module.</summary>
/// <param name="File">The downstream file.</param>
/// <param name="Names">The names that it imports from the module; empty when it imports the module itself.</param>
public sealed record Importer(string File, IReadOnlyList<string> Names);
