namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>One name of an import statement.</summary>
/// <param name="Name">The name, dotted for a module.</param>
/// <param name="Alias">The name after <c>as</c>, or null.</param>
/// <param name="First">Its first token.</param>
/// <param name="NameLast">The last token of the name.</param>
/// <param name="Last">The last token, the alias included.</param>
internal sealed record ImportedName(string Name, string? Alias, int First, int NameLast, int Last)
{
    /// <summary>The name that the scope gets.</summary>
    public string Bound => Alias ?? Name.Split('.')[0];
}
