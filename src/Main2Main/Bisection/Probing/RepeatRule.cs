namespace Main2Main.Bisection.Probing;

/// <summary>From the rounds at one commit to its verdict: a pass counts at once, a failure when it has been seen often enough.</summary>
internal static class RepeatRule
{
    /// <summary>Looks at the rounds so far.</summary>
    /// <param name="rounds">The rounds, oldest first.</param>
    /// <param name="repeat">Rounds that have to fail before the commit counts as bad.</param>
    /// <returns>The verdict; null when another round is needed. Failures and passes are both counted up to the same number, so the majority wins.</returns>
    public static ProbeVerdict? Decide(IReadOnlyList<BisectRound> rounds, int repeat)
    {
        var (bad, good) = (Count(rounds, ProbeVerdict.Bad), Count(rounds, ProbeVerdict.Good));
        return rounds.Count switch
        {
            0 => null,
            1 when bad == 0 => rounds[0].Verdict,
            _ when bad >= repeat => ProbeVerdict.Bad,
            _ when good >= repeat => ProbeVerdict.Good,
            var count when count >= 2 * repeat => ProbeVerdict.Skip,
            _ => null,
        };
    }

    /// <summary>Why the verdict is what it is, in one sentence.</summary>
    /// <param name="rounds">The rounds that decided it.</param>
    /// <param name="verdict">The verdict.</param>
    /// <returns>The sentence.</returns>
    public static string Explain(IReadOnlyList<BisectRound> rounds, ProbeVerdict verdict)
    {
        var (bad, good) = (Count(rounds, ProbeVerdict.Bad), Count(rounds, ProbeVerdict.Good));
        var last = rounds.LastOrDefault(round => round.Verdict == verdict) ?? rounds[^1];
        return good > 0 && bad > 0
            ? $"intermittent, {bad} of {rounds.Count} rounds failed: {rounds.First(round => round.Verdict == ProbeVerdict.Bad).Why}"
            : last.Why;
    }

    /// <summary>Whether the commit both failed and passed.</summary>
    /// <param name="rounds">The rounds.</param>
    /// <returns>True when it did.</returns>
    public static bool IsFlaky(IReadOnlyList<BisectRound> rounds) => Count(rounds, ProbeVerdict.Bad) > 0 && Count(rounds, ProbeVerdict.Good) > 0;

    private static int Count(IReadOnlyList<BisectRound> rounds, ProbeVerdict verdict) => rounds.Count(round => round.Verdict == verdict);
}
