using Main2Main.Python;
using Main2Main.Sources;
using Main2Main.Workspace;

namespace Main2Main.Impact;

/// <summary>The task Impact: reads both repositories' objects, changes neither, and needs neither a run nor the workspace's lock.</summary>
/// <param name="session">The session.</param>
public sealed class ImpactStage(SyncSession session)
{
    /// <summary>Analyses what was asked for: by default from the pin to the upstream's HEAD, for the downstream's HEAD.</summary>
    /// <param name="deliver">Gets the report, which is not yet written anywhere.</param>
    /// <exception cref="Main2MainException">A revision is not there, the pin is absent or ambiguous, or the range is none.</exception>
    public async Task RunAsync(Func<ImpactReport, Task> deliver)
    {
        var analysis = Analysis();
        var reader = new ImpactRequestReader(session);
        var request = await reader.ReadAsync();
        var checking = Task.Run(() => reader.CheckRangeAsync(request), session.Interruption);
        var analysing = analysis.RunAsync(request, async report =>
        {
            await checking;
            await deliver(report);
        });
        await checking;
        _ = await analysing;
    }

    /// <summary>Analyses one step against the downstream's HEAD and writes the step's impact.json. A failure is told and ends nothing: CI judges the step either way.</summary>
    /// <param name="step">The step.</param>
    /// <returns>The report; null when the analysis failed.</returns>
    public async Task<ImpactReport?> RunForStepAsync(StepWork step)
    {
        try
        {
            var head = await Git.GitQueries.HeadAsync(session.Downstream);
            var report = await Analysis().RunAsync(new ImpactRequest(step.Plan.StartCommit, step.Plan.EndCommit, head, session.Journal.Required.CompatTag));
            ImpactFiles.Write(report, step.Folder.Impact);
            session.Log.Information($"Impact of {step.Id}: {report.Findings.Count} finding(s) in {report.Files.Count} downstream file(s), see {step.Folder.Impact}");
            return report;
        }
        catch (Main2MainException exception)
        {
            session.Log.Warning($"The impact of {step.Id} could not be told: {exception.Message}");
            return null;
        }
    }

    /// <summary>Analyses a range against a state of the downstream and writes nothing. A failure is told and ends nothing.</summary>
    /// <param name="from">The upstream commit before the range.</param>
    /// <param name="to">The range's last commit.</param>
    /// <param name="downstream">The downstream's commit, or tree.</param>
    /// <returns>The report; null when the analysis failed.</returns>
    internal async Task<ImpactReport?> TryRunForRangeAsync(string from, string to, string downstream)
    {
        try
        {
            return await Analysis().RunAsync(new ImpactRequest(from, to, downstream, session.ReleaseTag));
        }
        catch (Main2MainException exception)
        {
            session.Log.Warning($"The impact of {from[..10]}..{to[..10]} could not be told: {exception.Message}");
            return null;
        }
    }

    /// <summary>Analyses what was asked for beside other downstreams of the same upstream, and writes nothing.</summary>
    /// <param name="cache">Where parsed sources of all of them are kept.</param>
    /// <param name="contracts">What is read of the upstream once.</param>
    /// <returns>The report.</returns>
    /// <exception cref="Main2MainException">A revision is not there, the pin is absent or ambiguous, or the range is none.</exception>
    internal async Task<ImpactReport> RunBesideAsync(ContractCache cache, UpstreamContracts contracts)
    {
        var reader = new ImpactRequestReader(session);
        var request = await reader.ReadAsync();
        var checking = reader.CheckRangeAsync(request);
        var report = await Analysis(cache, contracts).RunAsync(request);
        await checking;
        return report;
    }

    private ImpactAnalysis Analysis()
    {
        var cache = SourceCache.Open(session.Workspace.ContractCache, session.Log);

        // Its files are read while git looks for the commits.
        cache.Open();
        return Analysis(cache, contracts: null);
    }

    private ImpactAnalysis Analysis(ContractCache cache, UpstreamContracts? contracts) =>
        new(session.Upstream, session.Downstream, session.Settings.Layout, cache, session.Log, contracts)
        {
            Reports = session.Workspace.KnownReports,
            Suites = session.Settings.Suites,
            Guard = session.Settings.VersionGuard,
            PinFiles = [.. session.Settings.Pin.Where(pin => pin.Ref is null).Select(pin => pin.File).Distinct(StringComparer.Ordinal)],
        };
}
