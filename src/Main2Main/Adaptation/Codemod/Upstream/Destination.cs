using Main2Main.Python;

namespace Main2Main.Adaptation.Codemod.Upstream;

/// <summary>Where something can be imported from now.</summary>
/// <param name="Module">The module; for a module its package.</param>
/// <param name="Name">The name in it.</param>
/// <param name="Change">What brought it there.</param>
internal sealed record Destination(string Module, string Name, ContractChange Change);
