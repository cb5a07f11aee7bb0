using Main2Main.Python;

namespace Main2Main.Adaptation.Codemod.Copies;

/// <summary>The upstream's function that a function of the downstream does over again.</summary>
/// <param name="Before">The original as it was.</param>
/// <param name="After">The original as it is; null when it is gone or as it was.</param>
/// <param name="Similarity">How much of both together is in both, 0 to 1.</param>
internal sealed record CopiedFunction(PythonDefinition Before, PythonDefinition? After, double Similarity);
