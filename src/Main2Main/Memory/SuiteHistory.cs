namespace Main2Main.Memory;

/// <summary>What is known of a suite.</summary>
/// <param name="Suite">Its name.</param>
/// <param name="LastKnownGood">The newest upstream commit that it passed at; null when there is none.</param>
/// <param name="FirstKnownBad">The oldest upstream commit behind that one at which it failed; null when there is none.</param>
public sealed record SuiteHistory(string Suite, KnownCommit? LastKnownGood, KnownCommit? FirstKnownBad);
