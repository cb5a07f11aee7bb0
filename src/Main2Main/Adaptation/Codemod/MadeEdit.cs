using Main2Main.Adaptation.Codemod.Planning;

namespace Main2Main.Adaptation.Codemod;

/// <summary>An edit that was made.</summary>
/// <param name="Path">The file.</param>
/// <param name="Planned">What was decided.</param>
/// <param name="Applied">The same for the result.</param>
internal sealed record MadeEdit(string Path, PlannedEdit Planned, AppliedEdit Applied);
