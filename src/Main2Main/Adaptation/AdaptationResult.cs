namespace Main2Main.Adaptation;

/// <summary>What an adapter did and what it left, <c>adapt/result.json</c>.</summary>
/// <param name="StepId">The step's name.</param>
/// <param name="Round">0 for the adapt phase; M for the fix after CI round M.</param>
/// <param name="Adapter">Who adapted.</param>
/// <param name="Files">The files that were edited.</param>
/// <param name="Left">What is left to the next adapter.</param>
public sealed record AdaptationResult(string StepId, int Round, string Adapter, IReadOnlyList<AdaptedFile> Files, IReadOnlyList<LeftFinding> Left);
