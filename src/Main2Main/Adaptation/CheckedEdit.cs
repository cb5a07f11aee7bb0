using Main2Main.Adaptation.Requests;
using Main2Main.Adaptation.Watching;
using Main2Main.Gates;
using Main2Main.Json;
using Main2Main.Workspace;

namespace Main2Main.Adaptation;

/// <summary>
/// Lets the adapters edit, one after the other, and checks the edit before CI is spent on it. What the checks find goes back to the adapters
/// once; when they find something again, the step stops. An adapter may pause the run for a person; then it goes on with those after it.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="step">The step.</param>
/// <param name="adapters">Who edits, in order.</param>
/// <param name="router">Where the guide leads.</param>
internal sealed class CheckedEdit(SyncSession session, StepWork step, IReadOnlyList<IAdapter> adapters, IRouter router)
{
    private readonly AdapterWatch watch = new(session, step);

    /// <summary>Whether the checks found something in the last edit.</summary>
    public bool IsRefused { get; private set; }

    private string Names => string.Join(',', adapters.Select(adapter => adapter.Name));

    /// <summary>Asks for an edit, or goes on after a pause.</summary>
    /// <param name="round">0 for the adapt phase; M for the fix after CI round M.</param>
    /// <param name="before">The tree before the edit.</param>
    /// <returns>The tree after it, the same one when a fix changed nothing; null when the run is paused.</returns>
    /// <exception cref="Main2MainException">The checks found something in the last edit.</exception>
    public async Task<string?> RunAsync(int round, string before)
    {
        if (round == 0 && !File.Exists(step.Folder.GateBefore))
        {
            await new Gate(session, step).RecordAsync();
        }

        var pause = session.Journal.Step(step.Index).Pause;
        var record = EditRecord.Of(step, round, Names, takenUp: pause is not null);
        var asked = pause is { SecondTry: true } ? ArtifactFile.TryRead(step.Folder.Checks, GatesJson.Readable.PreCiReport) : null;
        var after = pause is null ? await AskAsync(round, before, checks: null, record) : await GoOnAsync(pause, asked, record);
        if (after is null || (after == before && round > 0))
        {
            return after;
        }

        var checks = new PreCiChecks(session);
        var report = await checks.RunAsync(step, after);
        if (report.Findings.Count > 0 && asked is null && adapters.Any(adapter => adapter is not NoAdapter))
        {
            session.Log.Information($"{step.Id}: the pre-CI check found {report.Findings.Count} thing(s); the adapter is asked once more.");
            after = await AskAsync(round, after, report, record);
            if (after is null)
            {
                return null;
            }

            report = await checks.RunAsync(step, after);
        }

        if (round == 0 || report.Findings.Count > 0)
        {
            // Whoever mends by hand what the checks found must find the mended tree again.
            _ = session.Journal.Update(step.Index, old => old with { InProgress = null });
        }

        IsRefused = report.Findings.Count > 0;
        checks.Require(step, report);
        return after;
    }

    private async Task<string?> GoOnAsync(AdapterPause pause, PreCiReport? checks, EditRecord record)
    {
        var edit = await watch.TakeUpAsync(pause);
        record.Add(edit);

        // Another choice of adapters than at the pause starts with its first.
        return await AskAsync(pause.Round, edit.Tree, checks, record, pause.Adapters == Names ? pause.Position + 1 : 0);
    }

    private async Task<string?> AskAsync(int round, string tree, PreCiReport? checks, EditRecord record, int first = 0)
    {
        var writer = new RequestWriter(session, step, router);
        for (var position = first; position < adapters.Count; position++)
        {
            var request = await writer.WriteAsync(round, checks, record, tree);
            var edit = await watch.RunAsync(adapters[position], request, tree);
            if (edit.Reply.Pauses)
            {
                var pause = new AdapterPause(round, adapters[position].Name, Names, position, checks is not null, tree, request.Page);
                _ = session.Journal.Update(step.Index, old => old with { Pause = pause });
                session.Journal.NotePause();
                return null;
            }

            record.Add(edit);
            tree = edit.Tree;
        }

        return tree;
    }
}
