using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact;
using Main2Main.Python;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>An imported name that the module does not have any more.</summary>
/// <param name="Name">Its tokens.</param>
/// <param name="Import">The import.</param>
/// <param name="Place">Where it is now; null when it is to be taken out.</param>
/// <param name="Change">What happened to it.</param>
/// <param name="Need">Whether the release needs the old import.</param>
internal sealed record MovedName(ImportedName Name, PythonImport Import, Destination? Place, ContractChange Change, GuardNeed Need)
{
    /// <summary>The replacements of its uses, where it is used by its new name from now on, or no more; none where it is bound as before.</summary>
    public IReadOnlyList<TextEdit> Uses { get; init; } = [];

    /// <summary>What is done, where that is more than to import it from its place.</summary>
    public string? Summary { get; init; }

    /// <summary>What it is bound by.</summary>
    public string Bound => Uses.Count > 0 && Place is not null ? Place.Name : Name.Bound;
}
