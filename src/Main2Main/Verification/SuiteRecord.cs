namespace Main2Main.Verification;

/// <summary>What one suite did in a round, and the logs that show it.</summary>
/// <param name="Outcome">What it did.</param>
/// <param name="Parts">Its run and its re-runs.</param>
internal sealed record SuiteRecord(SuiteOutcome Outcome, IReadOnlyList<PlayedPart> Parts);
