namespace Main2Main.Python;

/// <summary>One imported name.</summary>
/// <param name="Module">The module as written, without leading dots; may be empty after dots.</param>
/// <param name="Name">The name after <c>from ... import</c>, <c>*</c> for all; null for <c>import module</c>.</param>
/// <param name="Alias">The name after <c>as</c>, or null.</param>
/// <param name="Level">How many leading dots; 0 is absolute.</param>
/// <param name="Line">The line of the name.</param>
/// <param name="Scope">The scope that it is imported into.</param>
/// <param name="Condition">The branch that it stands in.</param>
public sealed record PythonImport(string Module, string? Name, string? Alias, int Level, int Line, int Scope, int Condition)
{
    /// <summary>Whether this is <c>from module import *</c>.</summary>
    public bool IsStar => Name is "*";

    /// <summary>The name that the scope gets: the alias, the name, or the first part of the module; <c>*</c> for a star.</summary>
    public string BoundName => Alias ?? Name ?? (Module.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? Module[..dot] : Module);
}
