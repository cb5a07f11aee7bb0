namespace Main2Main.Memory;

/// <summary>One verdict on a test case.</summary>
/// <param name="RunId">The run.</param>
/// <param name="StepId">The step.</param>
/// <param name="Attempt">How often the step was begun, from 1.</param>
/// <param name="Round">The round.</param>
/// <param name="At">When the round began.</param>
/// <param name="Upstream">The upstream commit.</param>
/// <param name="Tree">The downstream's tree (git object id).</param>
/// <param name="Outcome">What it did.</param>
public sealed record CaseVerdict(string RunId, string StepId, int Attempt, int Round, DateTimeOffset At, string Upstream, string Tree, CaseOutcome Outcome);
