using System.Diagnostics;
using Main2Main.Configuration;
using Main2Main.Impact;
using Main2Main.Python;
using Main2Main.Sources;
using Main2Main.Workspace;

namespace Main2Main.Fleets;

/// <summary>Impact over many downstreams of one upstream, which is read once. Reads git objects, and writes each downstream's report alone.</summary>
/// <param name="fleet">The downstreams.</param>
/// <param name="log">Where it is told how it gets on.</param>
/// <param name="program">The words that start this program, for machines of a cluster.</param>
/// <param name="interruption">Ends it when somebody interrupts the program.</param>
public sealed class FleetStage(Fleet fleet, IRunLog log, IReadOnlyList<string> program, CancellationToken interruption)
{
    /// <summary>Where the report is written unless another file is named.</summary>
    public string File => new WorkspaceFolder(fleet.Workspace).Fleet;

    /// <summary>Says which change breaks whom, and who has answered it.</summary>
    /// <returns>The report.</returns>
    /// <exception cref="Main2MainException">The downstreams do not have one upstream package, or nothing could be told of any of them.</exception>
    public async Task<FleetReport> RunAsync()
    {
        IReadOnlyList<SyncSession> sessions = [.. fleet.Members.Select(member => new SyncSession(member.Settings, log, interruption))];
        RequireOneUpstream(sessions);
        var looked = await (
            fleet.Launcher.Count == 0 ? LookHereAsync(sessions) : new FleetArray(fleet, program, log).LookAsync(sessions, LookAsync, interruption));
        interruption.ThrowIfCancellationRequested();
        if (Array.TrueForAll(looked, one => one.Report is null))
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"nothing could be told of any downstream of the fleet: {looked[0].Row.Problem}",
                "correct the list, or fetch what is missing.");
        }

        var told = looked.Where(one => one.Report is not null).Select(one => (one.Row.Name, Report: one.Report!)).ToList();
        var changes = FleetTable.Of(told);
        var answers = new FleetAnswers([.. looked.Zip(sessions).Where(pair => pair.First.Report is not null).Select(pair => new AnsweringDownstream(pair.First.Row.Name, pair.Second, pair.First.Report!.UpstreamBase))]);
        return new FleetReport { Downstreams = [.. looked.Select(one => one.Row)], Changes = await answers.AddAsync(changes) };
    }

    private void RequireOneUpstream(IReadOnlyList<SyncSession> sessions)
    {
        var first = sessions[0];
        for (var index = 1; index < sessions.Count; index++)
        {
            if (sessions[index].Upstream.Path != first.Upstream.Path
                || sessions[index].Settings.Layout.UpstreamPackage != first.Settings.Layout.UpstreamPackage)
            {
                throw new Main2MainException(
                    FailureKind.Configuration,
                    $"the downstreams of the fleet do not have one upstream: {fleet.Members[0].Name} has '{first.Settings.Layout.UpstreamPackage}' in '{first.Upstream.Path}', {fleet.Members[index].Name} '{sessions[index].Settings.Layout.UpstreamPackage}' in '{sessions[index].Upstream.Path}'.",
                    "name one upstream, and correct layout.upstreamPackage in their configurations; others make a fleet of their own.");
            }
        }
    }

    private Task<(FleetDownstream Row, ImpactReport? Report)[]> LookHereAsync(IReadOnlyList<SyncSession> sessions)
    {
        var cache = SourceCache.Open(new WorkspaceFolder(fleet.Workspace).ContractCache, log);
        cache.Open();
        var contracts = new UpstreamContracts(sessions[0].Upstream, sessions[0].Settings.Layout.UpstreamPackage, cache);
        return Task.WhenAll(
            sessions.Select((session, index) => Task.Run(() => LookAsync(fleet.Members[index].Name, session, () => AskAsync(session, cache, contracts)))));
    }

    private static async Task<ImpactReport> AskAsync(SyncSession session, ContractCache cache, UpstreamContracts contracts)
    {
        var report = await new ImpactStage(session).RunBesideAsync(cache, contracts);
        ImpactFiles.Write(report, session.Workspace.Impact);
        return report;
    }

    private async Task<(FleetDownstream Row, ImpactReport? Report)> LookAsync(string name, SyncSession session, Func<Task<ImpactReport>> ask)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            var report = await ask();
            var row = new FleetDownstream
            {
                Name = name,
                DownstreamCommit = report.DownstreamCommit,
                UpstreamBase = report.UpstreamBase,
                UpstreamTarget = report.UpstreamTarget,
                CommitCount = report.CommitCount,
                Breaks = Count(report, ImpactSeverity.Breaks),
                Likely = Count(report, ImpactSeverity.Likely),
                Review = Count(report, ImpactSeverity.Review),
                Files = report.Files.Count,
                Seconds = Math.Round(watch.Elapsed.TotalSeconds, 2),
                Report = session.Workspace.Impact,
            };
            return (row, report);
        }
        catch (Main2MainException exception)
        {
            log.Warning($"Of {name} nothing can be told: {exception.Message}");
            return (new FleetDownstream { Name = name, Seconds = Math.Round(watch.Elapsed.TotalSeconds, 2), Problem = exception.Message }, null);
        }
    }

    private static int Count(ImpactReport report, ImpactSeverity severity) => report.Findings.Count(finding => finding.Severity == severity);
}
