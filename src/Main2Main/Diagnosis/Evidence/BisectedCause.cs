using Main2Main.Bisection;
using Main2Main.Workspace;

namespace Main2Main.Diagnosis.Evidence;

/// <summary>Puts the commit that a bisection of the step found in front of those that the upstream's diff suggests.</summary>
/// <param name="report">The bisection; null when there is none.</param>
/// <param name="step">The step.</param>
internal sealed class BisectedCause(BisectReport? report, PlannedStep step)
{
    /// <summary>The diagnosis with that commit, where it is of this error.</summary>
    /// <param name="diagnosis">What the diff suggests.</param>
    /// <returns>The diagnosis.</returns>
    public ErrorDiagnosis Add(ErrorDiagnosis diagnosis)
    {
        if (report is not { FirstBadCommit: { } sha } || !report.Explains(step.StartCommit, step.EndCommit, diagnosis.Signature))
        {
            return diagnosis;
        }

        var suggested = diagnosis.Commits.FirstOrDefault(commit => commit.Sha == sha)
            ?? new SuspectCommit { Sha = sha, Subject = report.FirstBadSubject!, Score = 0, Changes = [] };
        return diagnosis with { Commits = [suggested with { Bisected = true }, .. diagnosis.Commits.Where(commit => commit.Sha != sha)] };
    }
}
