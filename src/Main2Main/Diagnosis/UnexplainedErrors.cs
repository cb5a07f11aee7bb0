using Main2Main.Bisection;
using Main2Main.Bisection.Places;
using Main2Main.Json;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Diagnosis;

/// <summary>Bisects a step for errors of a failed round that nothing explains, where the configuration asks for it.</summary>
/// <param name="session">The session.</param>
/// <param name="step">The step.</param>
/// <param name="runner">Who runs suites.</param>
/// <param name="display">Who shows how they get on.</param>
internal sealed class UnexplainedErrors(SyncSession session, StepWork step, ISuiteRunner runner, IRoundDisplay display)
{
    /// <summary>Bisects, once for the same errors. What goes wrong in it ends nothing: the round has failed either way.</summary>
    /// <param name="failed">The failed round.</param>
    /// <param name="signatures">The errors.</param>
    /// <returns>Whether there is something new to know.</returns>
    public async Task<bool> BisectAsync(RoundState failed, IReadOnlyList<string> signatures)
    {
        if (signatures.Count == 0 || !session.Settings.Bisect.WhenUnexplained || WasAsked(signatures))
        {
            return false;
        }

        try
        {
            var asked = new AskedRange(step.Id, step.Plan.StartCommit, step.Plan.EndCommit, signatures);
            var report = await new BisectStage(session, runner, display).SearchAsync(asked, FailedSuites(failed), restart: false);
            session.Log.Information($"{step.Id}: bisected for {signatures.Count} unexplained error(s): {report.Reason}");
            return true;
        }
        catch (Main2MainException exception)
        {
            session.Log.Warning($"{step.Id}: the unexplained errors could not be bisected: {exception.Message}");
            return false;
        }
    }

    private bool WasAsked(IReadOnlyList<string> signatures) =>
        BisectReport.TryRead(session.Workspace.Bisect) is { } report && report.GoodCommit == step.Plan.StartCommit && report.BadCommit == step.Plan.EndCommit
        && BisectJournal.TryRead(session.Workspace) is { } state && !signatures.Except(state.Question.Wanted).Any();

    private List<Suite> FailedSuites(RoundState failed)
    {
        var names = ArtifactFile.TryRead(step.Folder.RoundResult(failed.Round), VerificationJson.Readable.RoundResult)
            ?.SuiteResults.Where(suite => suite.ExitCode != 0).Select(suite => suite.Suite).ToList()
            ?? [];
        var suites = SuiteList.Of(session).ToList();
        return suites.Exists(suite => names.Contains(suite.Name)) ? suites.FindAll(suite => names.Contains(suite.Name)) : suites;
    }
}
