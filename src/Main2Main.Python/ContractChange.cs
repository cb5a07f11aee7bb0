namespace Main2Main.Python;

/// <summary>One change of a contract between two trees.</summary>
public sealed record ContractChange
{
    /// <summary>What happened.</summary>
    public required ContractChangeKind Kind { get; init; }

    /// <summary>The dotted name of the module on the old side; on the new side for what is added.</summary>
    public required string Module { get; init; }

    /// <summary>
    /// The dotted name within the module of the class, function or variable, methods included (<c>Class.method</c>); the class for what happens to
    /// a class's member or field; empty for the module itself.
    /// </summary>
    public required string Symbol { get; init; }

    /// <summary>The member, field, parameter, base, decorator or value that it happened to; null when it happened to the symbol itself.</summary>
    public string? Member { get; init; }

    /// <summary>The old code in one line: a signature, a field, a constant; null when there was none.</summary>
    public string? OldText { get; init; }

    /// <summary>The new code in one line; null when there is none.</summary>
    public string? NewText { get; init; }

    /// <summary>The old file; null when there was none.</summary>
    public string? OldFile { get; init; }

    /// <summary>The line in the old file, from 1; 0 when there is none.</summary>
    public int OldLine { get; init; }

    /// <summary>The new file; null when there is none.</summary>
    public string? NewFile { get; init; }

    /// <summary>The line in the new file, from 1; 0 when there is none.</summary>
    public int NewLine { get; init; }

    /// <summary>For what moved or was renamed, the dotted name of the module that holds it now; null when that is the same.</summary>
    public string? NewModule { get; init; }

    /// <summary>For what moved or was renamed, its new name: of the symbol within the new module, or of the member; null when that is the same.</summary>
    public string? NewName { get; init; }

    /// <summary>
    /// For a removed, moved or renamed module or symbol, whether an import by the old module and name still works: a re-export or a module-level
    /// <c>__getattr__</c> that knows the name.
    /// </summary>
    public bool StillImportable { get; init; }

    /// <summary>For what moved, was renamed or has another body, how much of the code is the same: 0 to 1. Otherwise 1.</summary>
    public double Similarity { get; init; } = 1;

    /// <summary>The old dotted name of the symbol with its module.</summary>
    public string FullName => Symbol.Length == 0 ? Module : $"{Module}.{Symbol}";
}
