using Main2Main.Memory;
using Main2Main.Git;
using Main2Main.Json;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Remembering;

/// <summary>
/// Remembers what a step's rounds showed. Recording the same again changes nothing, so that a run that was killed in between makes up
/// for it later. A memory that cannot be read or written is told in the log, and does not end a run.
/// </summary>
/// <param name="session">The session.</param>
public sealed class RunMemory(SyncSession session)
{
    private readonly MemoryFolder folder = MemoryFolder.Of(session);

    /// <summary>Records a step.</summary>
    /// <param name="step">The step.</param>
    /// <returns>A task.</returns>
    public async Task RecordAsync(StepWork step)
    {
        var entry = session.Journal.Step(step.Index);
        if (entry.Rounds.Count == 0)
        {
            return;
        }

        await TryAsync(step, "how its test cases ended", () => new CaseRecorder(session, folder).Record(step, entry));
        if (entry.Phase >= StepPhase.Verified || session.Journal.Required.Stop?.StepId == step.Id)
        {
            await TryAsync(step, "how its suites ended", () => RecordSuitesAsync(step, entry));
        }

        await TryAsync(step, "what mended its errors", () => new LessonRecorder(session, folder).Record(step, entry));
        await TryAsync(step, "how its edits were made", () => new RecipeRecorder(session).RecordAsync(step, entry));
        await TryAsync(step, "what CI has passed", () => new PassMemory(session).Record(step));
    }

    private Task TryAsync(StepWork step, string what, Action record) => TryAsync(step, what, () =>
    {
        record();
        return Task.CompletedTask;
    });

    /// <summary>Each memory for itself: one that is damaged takes none of the others along.</summary>
    private async Task TryAsync(StepWork step, string what, Func<Task> record)
    {
        try
        {
            await record();
        }
        catch (Main2MainException exception)
        {
            session.Log.Warning($"{step.Id}: {what} could not be remembered: {exception.Message}");
        }
    }

    private async Task RecordSuitesAsync(StepWork step, StepState entry)
    {
        var last = entry.Rounds[^1];
        if (ArtifactFile.TryRead(step.Folder.RoundResult(last.Round), VerificationJson.Readable.RoundResult) is not { } result)
        {
            return;
        }

        var before = ArtifactFile.TryRead(folder.Suites, MemoryJson.Readable.SuiteMemory) ?? new SuiteMemory([]);
        var at = new KnownCommit(step.Plan.EndCommit, last.Tree, session.Journal.Required.StartOf(last), session.Journal.Required.RunId);
        var memory = before;
        foreach (var suite in result.SuiteResults.Where(suite => suite.Witness?.Problem is null && (suite.ExitCode == 0 || IsBad(suite))))
        {
            memory = await memory.WithAsync(suite.Suite, suite.ExitCode == 0, at, session.Upstream.IsAncestorAsync);
        }

        ArtifactFile.Write(folder.Suites, memory, MemoryJson.Readable.SuiteMemory);
    }

    /// <summary>An environment that fails, and a log that tells nothing, say nothing about the commit.</summary>
    private static bool IsBad(SuiteOutcome suite) => suite.CodeBugsCount > 0 && !suite.Hung && !suite.TimedOut;
}
