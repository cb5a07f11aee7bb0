using Main2Main.Workspace;

namespace Main2Main.Verification;

/// <summary>From a round's evidence to its verdict. Source: the playbook's CI result labels, in their order.</summary>
internal static class VerdictRule
{
    public static Verdict Decide(IReadOnlyList<SuiteOutcome> suites, CiSummary? summary)
    {
        // Suites that were not run, or that ran against other copies, prove nothing, however they ended.
        if (suites.Count == 0 || suites.Any(suite => suite.Witness?.Problem is not null))
        {
            return Verdict.SummaryError;
        }

        if (suites.All(suite => suite.ExitCode == 0))
        {
            return Verdict.Passed;
        }

        if (summary is null)
        {
            return Verdict.SummaryError;
        }

        return summary.CodeBugs.Count == 0 && suites.Where(suite => suite.ExitCode != 0).All(IsExcused) ? Verdict.EnvFlakePass : Verdict.Failed;
    }

    // Each suite that failed needs a flake of its own: one suite's flake does not explain another's silence, and none explains a hang.
    private static bool IsExcused(SuiteOutcome suite) => suite is { CodeBugsCount: 0, EnvFlakesCount: > 0, Hung: false, TimedOut: false };
}
