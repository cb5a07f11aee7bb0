using Main2Main.Configuration;
using Main2Main.Json;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Diagnosis.Baselines;

/// <summary>Keeps what the last verified state has already apart from what a step broke: in the round's files and in the journal.</summary>
/// <param name="session">The session.</param>
/// <param name="step">The step.</param>
/// <param name="runner">Who runs suites.</param>
/// <param name="display">Who shows how they get on.</param>
internal sealed class Baseline(SyncSession session, StepWork step, ISuiteRunner runner, IRoundDisplay display)
{
    private bool Accepts => session.Settings.Verification.AcceptsInherited;

    /// <summary>Whether every failed round is compared, and not only one that nothing explains.</summary>
    public bool IsAlwaysAsked => session.Settings.Verification.Baseline == BaselineChoice.Always;

    /// <summary>Takes out of a new round what is known of the last verified state.</summary>
    /// <param name="result">The round.</param>
    /// <param name="summary">What its log shows; null when it could not be read.</param>
    /// <returns>The round, judged anew.</returns>
    public (RoundResult Result, CiSummary? Summary) ApplyKnown(RoundResult result, CiSummary? summary)
    {
        IReadOnlyList<CiError> failures = [.. ArtifactFile.TryRead(step.Folder.Baseline, DiagnosisJson.Readable.BaselineReport)?.Failures ?? [], .. Accepted()];
        return summary is null || failures.Count == 0 ? (result, summary) : Keep(result, summary, failures);
    }

    /// <summary>Runs what failed in a round at the last verified state, once, unless nobody is to know.</summary>
    /// <param name="round">The failed round.</param>
    /// <returns>The round as it is judged now; the same one when nothing is inherited.</returns>
    /// <exception cref="Main2MainException">A checkout could not be moved, or a suite not be started.</exception>
    public async Task<RoundState> AskAsync(RoundState round)
    {
        // What was taken along, or merged, is no verified state yet: it would only be held against itself.
        if (session.Settings.Verification.Baseline == BaselineChoice.Never || step.Plan.Carried || round.Verdict is not (Verdict.Failed or Verdict.EnvFlakePass)
            || ArtifactFile.TryRead(step.Folder.RoundResult(round.Round), VerificationJson.Readable.RoundResult) is not { } result
            || CiSummary.TryRead(step.Folder.RoundSummary(round.Round)) is not { } summary
            || await new BaselineRun(session, step, runner, display).AskAsync(result, summary) is not { } report)
        {
            return round;
        }

        var (judged, kept) = Keep(result, summary, report.Failures);
        return ReferenceEquals(judged, result) ? round : Note(round, judged, kept);
    }

    private RoundState Note(RoundState round, RoundResult result, CiSummary summary)
    {
        var noted = round with { Verdict = result.CiResult, Signatures = summary.Signatures(), Inherited = result.Inherited, Accepted = result.CanCommit };
        _ = session.Journal.Update(step.Index, old => old with { Rounds = [.. old.Rounds.SkipLast(1), noted] });
        return noted;
    }

    private (RoundResult Result, CiSummary Summary) Keep(RoundResult result, CiSummary summary, IReadOnlyList<CiError> failures)
    {
        var (judged, kept) = new Inheritance(failures).Apply(result, summary, Accepts);
        if (ReferenceEquals(judged, result))
        {
            return (result, summary);
        }

        foreach (var error in judged.Inherited)
        {
            session.Log.Warning($"{step.Id}: inherited, it fails at the last verified state already: {error}");
        }

        kept.Write(step.Folder.RoundSummary(result.Round));
        ArtifactFile.Write(step.Folder.RoundResult(result.Round), judged, VerificationJson.Readable.RoundResult);
        return (judged, kept);
    }

    /// <summary>What the step before was committed with failed at the last verified state: there that step ended.</summary>
    private IReadOnlyList<CiError> Accepted()
    {
        var before = session.Journal.Required.Steps.FirstOrDefault(other => other.Index == step.Index - 1);
        return before is { Rounds: [.., { Accepted: true } last] }
            ? CiSummary.TryRead(session.Workspace.Step(before.Id).RoundSummary(last.Round))?.Inherited ?? []
            : [];
    }
}
