using Main2Main.Impact;
using Main2Main.Sources;
using Main2Main.Workspace;

namespace Main2Main.Patches;

/// <summary>The task Patches: reads both repositories' objects, changes neither, and needs neither a run nor the workspace's lock.</summary>
/// <param name="session">The session.</param>
public sealed class PatchStage(SyncSession session)
{
    /// <summary>Audits what was asked: by default the downstream's HEAD against the upstream's HEAD, with what changed since the pin.</summary>
    /// <returns>The report, which is not yet written anywhere.</returns>
    /// <exception cref="Main2MainException">A revision is not there, the pin is absent or ambiguous, or the range is none.</exception>
    public async Task<PatchReport> RunAsync()
    {
        var reader = new ImpactRequestReader(session);
        var request = await reader.ReadAsync();
        await reader.CheckRangeAsync(request);
        return await Audit().RunAsync(request);
    }

    /// <summary>Audits the downstream against a commit. A failure is told and ends nothing.</summary>
    /// <param name="from">The upstream commit before the range.</param>
    /// <param name="to">The range's last commit.</param>
    /// <param name="downstream">The downstream's commit.</param>
    /// <returns>The report; null when the audit failed.</returns>
    internal async Task<PatchReport?> TryRunForRangeAsync(string from, string to, string downstream)
    {
        try
        {
            return await Audit().RunAsync(new ImpactRequest(from, to, downstream, session.ReleaseTag));
        }
        catch (Main2MainException exception)
        {
            session.Log.Warning($"What {from[..10]}..{to[..10]} changed for the downstream's patches could not be told: {exception.Message}");
            return null;
        }
    }

    private PatchAudit Audit() => new(session, SourceCache.Open(session.Workspace.ContractCache, session.Log));
}
