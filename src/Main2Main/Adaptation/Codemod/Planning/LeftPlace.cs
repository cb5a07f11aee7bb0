using Main2Main.Impact;
using Main2Main.Python;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>A place that is left to somebody else.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">The line.</param>
/// <param name="Change">The upstream's change.</param>
/// <param name="Usage">How the downstream depends on it.</param>
/// <param name="Why">Why it is left.</param>
internal sealed record LeftPlace(string Path, int Line, ContractChange Change, ImpactUsage Usage, string Why);
