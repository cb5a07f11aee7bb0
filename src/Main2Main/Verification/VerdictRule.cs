namespace Main2Main.Verification;

/// <summary>From a round's evidence to its verdict. Source: the playbook's CI result labels, in their order.</summary>
internal static class VerdictRule
{
    public static Verdict Decide(IReadOnlyList<SuiteOutcome> suites, CiSummary? summary)
    {
        if (suites.All(suite => suite.ExitCode == 0))
        {
            return Verdict.Passed;
        }

        if (summary is null)
        {
            return Verdict.SummaryError;
        }

        // A hang is a failed round whatever the log holds: a flake's message does not explain silence.
        var onlyFlakes = summary.CodeBugs.Count == 0 && summary.EnvFlakes.Count > 0 && !suites.Any(suite => suite.Hung);
        return onlyFlakes ? Verdict.EnvFlakePass : Verdict.Failed;
    }
}
