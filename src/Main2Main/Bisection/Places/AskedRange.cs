namespace Main2Main.Bisection.Places;

/// <summary>Between which commits a bisection looks, and for what.</summary>
/// <param name="StepId">The step whose range it is; null when the ends are named.</param>
/// <param name="Good">The full id of the good end.</param>
/// <param name="Bad">The full id of the bad end.</param>
/// <param name="Wanted">The signatures of the failed round's errors; empty when none are known.</param>
internal sealed record AskedRange(string? StepId, string Good, string Bad, IReadOnlyList<string> Wanted);
