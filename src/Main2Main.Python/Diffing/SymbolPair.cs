namespace Main2Main.Python.Diffing;

/// <summary>A definition on both sides.</summary>
/// <param name="Files">Its files.</param>
/// <param name="Old">The definition before.</param>
/// <param name="New">The definition after.</param>
internal sealed record SymbolPair(FilePair Files, PythonSymbol Old, PythonSymbol New)
{
    /// <summary>A change of this pair.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="member">To what, if not to the symbol itself.</param>
    /// <returns>The change, with both signatures and places.</returns>
    public ContractChange Change(ContractChangeKind kind, string? member = null) => new()
    {
        Kind = kind,
        Module = Files.Old.ModuleName,
        Symbol = Old.QualifiedName,
        Member = member,
        OldText = CodeLine.Of(Old),
        NewText = CodeLine.Of(New),
        OldFile = Files.Old.Path,
        OldLine = Old.Line,
        NewFile = Files.New.Path,
        NewLine = New.Line,
        NewModule = Files.NewModule,
        NewName = Old.QualifiedName == New.QualifiedName ? null : New.QualifiedName,
    };
}
