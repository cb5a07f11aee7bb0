using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact;
using Main2Main.Python;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>An imported name that the module does not have any more.</summary>
/// <param name="Name">Its tokens.</param>
/// <param name="Import">The import.</param>
/// <param name="Place">Where it is now; null when it is to be taken out.</param>
/// <param name="Change">What happened to it.</param>
/// <param name="Need">Whether the release needs the old import.</param>
internal sealed record MovedName(ImportedName Name, PythonImport Import, Destination? Place, ContractChange Change, GuardNeed Need);
