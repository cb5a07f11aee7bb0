using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Adaptation;

/// <summary>
/// Lets the adapter edit and checks the edit before CI is spent on it. What the checks find goes back to the adapter once; when they find
/// something again, the step stops.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="step">The step.</param>
/// <param name="adapter">Who edits.</param>
/// <param name="router">Where the guide leads.</param>
internal sealed class CheckedEdit(SyncSession session, StepWork step, IAdapter adapter, IRouter router)
{
    /// <summary>Asks for an edit.</summary>
    /// <param name="round">0 for the adapt phase; M for the fix after CI round M.</param>
    /// <param name="before">The tree before the edit.</param>
    /// <returns>The tree after it; the same one when a fix changed nothing.</returns>
    /// <exception cref="Main2MainException">The checks found something in the last edit.</exception>
    public async Task<string> RunAsync(int round, string before)
    {
        if (round == 0 && !File.Exists(step.Folder.GateBefore))
        {
            await new Gate(session, step).RecordAsync();
        }

        var writer = new RequestWriter(session, step, router);
        var watch = new AdapterWatch(session, step, adapter);
        var after = await watch.RunAsync(writer.Write(round), before);
        if (after == before && round > 0)
        {
            return after;
        }

        var checks = new PreCiChecks(session);
        var report = await checks.RunAsync(step, after);
        if (report.Findings.Count > 0 && adapter is not NoAdapter)
        {
            session.Log.Information($"{step.Id}: the pre-CI check found {report.Findings.Count} thing(s); the adapter is asked once more.");
            after = await watch.RunAsync(writer.Write(round, report), after);
            report = await checks.RunAsync(step, after);
        }

        if (round == 0)
        {
            // Whoever mends by hand what the checks found must find the mended tree again.
            _ = session.Journal.Update(step.Index, old => old with { InProgress = null });
        }

        checks.Require(step, report);
        return after;
    }
}
