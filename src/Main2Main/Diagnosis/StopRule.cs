using Main2Main.Workspace;

namespace Main2Main.Diagnosis;

/// <summary>Decides after a failed round whether another fix is tried. Source: the playbook's stop conditions, in their order.</summary>
internal static class StopRule
{
    /// <summary>Looks at the rounds so far.</summary>
    /// <param name="rounds">The step's rounds, oldest first; the last one failed.</param>
    /// <param name="maximumRounds">Rounds that a step may take.</param>
    /// <param name="acceptsInherited">Whether a step may be committed with errors of the last verified state.</param>
    /// <returns>The condition that ends the step; null when a fix is tried.</returns>
    public static StopCondition? Decide(IReadOnlyList<RoundState> rounds, int maximumRounds, bool acceptsInherited = false)
    {
        var last = rounds[^1];
        if (last.Unprepared)
        {
            return StopCondition.PrepareFailed;
        }

        // Errors beside the inherited ones may still be mended, but the step could not be committed all the same.
        if (last.Inherited.Count > 0 && (!acceptsInherited || last.Signatures.Count == 0))
        {
            return StopCondition.Inherited;
        }

        if (last.Verdict == Verdict.SummaryError || last.Signatures.Count == 0)
        {
            return StopCondition.NoActionableBug;
        }

        if (rounds.Count > 1)
        {
            var before = rounds[^2].Signatures;
            if (last.Signatures.SequenceEqual(before))
            {
                return StopCondition.SameErrors;
            }

            if (last.Signatures.Except(before).Except(last.Comparison?.Unmasked ?? []).Any())
            {
                return StopCondition.Regression;
            }
        }

        return rounds.Count >= maximumRounds ? StopCondition.RoundLimit : null;
    }
}
