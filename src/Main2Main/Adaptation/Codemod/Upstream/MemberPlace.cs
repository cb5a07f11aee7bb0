using Main2Main.Impact;
using Main2Main.Python;

namespace Main2Main.Adaptation.Codemod.Upstream;

/// <summary>Where a member is now.</summary>
/// <param name="Path">How it is reached from the same object: a name, or names with dots.</param>
/// <param name="Change">What happened to it.</param>
/// <param name="Need">Whether the release needs the old way.</param>
internal sealed record MemberPlace(string Path, ContractChange Change, GuardNeed Need);
