namespace Main2Main.Memory;

/// <summary>What is known of a test case that has failed.</summary>
/// <param name="Name">The case.</param>
/// <param name="Suites">The suites of the rounds in which it failed.</param>
/// <param name="History">Its verdicts, oldest first, the last 30.</param>
public sealed record CaseRecord(string Name, IReadOnlyList<string> Suites, IReadOnlyList<CaseVerdict> History)
{
    private const int Kept = 30;

    /// <summary>
    /// Whether it is known to pass and fail by turns: it did both against the same two trees, or it showed environment flakes with a pass
    /// between them.
    /// </summary>
    public bool Intermittent =>
        History.GroupBy(verdict => (verdict.Upstream, verdict.Tree)).Any(same => same.Any(verdict => verdict.Outcome == CaseOutcome.Passed) && same.Any(verdict => verdict.Outcome != CaseOutcome.Passed))
        || History.SkipWhile(verdict => verdict.Outcome != CaseOutcome.Flaked).SkipWhile(verdict => verdict.Outcome != CaseOutcome.Passed)
            .Any(verdict => verdict.Outcome == CaseOutcome.Flaked);

    /// <summary>Takes a verdict in; one that is known already changes nothing.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <returns>The new record.</returns>
    public CaseRecord With(CaseVerdict verdict) =>
        History.Contains(verdict) ? this : this with { History = [.. History.Append(verdict).OrderBy(one => one.At).TakeLast(Kept)] };
}

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
