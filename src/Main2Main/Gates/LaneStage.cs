using System.Diagnostics;
using Main2Main.Configuration;
using Main2Main.Git;
using Main2Main.Impact;
using Main2Main.Json;
using Main2Main.Lanes.Rules;
using Main2Main.Sources;
using Main2Main.Workspace;

namespace Main2Main.Gates;

/// <summary>The task Lanes: checks a change of the downstream, such as a pull request's, as an adapter's edit is checked before CI. Needs no run.</summary>
/// <param name="session">The session.</param>
public sealed class LaneStage(SyncSession session)
{
    /// <summary>Checks the change and writes what was found.</summary>
    /// <param name="since">The downstream revision that the change parted from, or one that went on since.</param>
    /// <param name="file">Where the report is written as JSON; the workspace's lanes.json when null.</param>
    /// <returns>The report.</returns>
    /// <exception cref="Main2MainException">A revision is not there, the two have nothing in common, or the pin is missing or ambiguous.</exception>
    public async Task<PreCiReport> RunAsync(string since, string? file = null)
    {
        var watch = Stopwatch.StartNew();
        var reader = new ImpactRequestReader(session);
        var (after, tag, pin) = await reader.ReadPinsAsync();
        await reader.TellMissingAsync(tag);
        var from = await PartedAsync(since, after);
        var before = new SyncSession(session.Settings with { DownstreamRef = from }, session.Log, session.Interruption);
        var earlier = await new ImpactRequestReader(before).ReadPinsAsync();
        var main = await MainAsync(session.Settings.To ?? pin);
        var checks = new LaneChecks(session.Upstream, session.Downstream, session.Settings, SourceCache.Open(session.Workspace.ContractCache, session.Log));
        var request = new LaneRequest(from, after, main, earlier.Pin is { } old ? await session.Upstream.ResolveAsync(old) : null, tag);
        var report = new PreCiReport
        {
            StepId = string.Empty,
            From = from,
            Tree = await session.Downstream.RunAsync("reading the change's tree", "rev-parse", "--verify", after + "^{tree}"),
            MainCommit = main,
            ReleaseTag = tag,
            Findings = await checks.RunAsync(request),
            ReleaseCommit = checks.ReleaseCommit,
            Warnings = checks.Warnings,
            Seconds = Math.Round(watch.Elapsed.TotalSeconds, 3),
        };
        ArtifactFile.Write(file ?? session.Workspace.Lanes, report, GatesJson.Readable.PreCiReport);
        return report;
    }

    private async Task<string> PartedAsync(string since, string after)
    {
        if (await session.Downstream.ResolveAsync(since) is not { } commit)
        {
            throw new Main2MainException(
                FailureKind.Usage, $"--{OptionNames.Since}={since} is no commit of the downstream '{session.Downstream.Path}'.", "fetch it, or name another.");
        }

        var parted = await session.Downstream.TryAsync(new GitCall("merge-base", commit, after));
        return parted.Succeeded ? parted.Text : throw new Main2MainException(
            FailureKind.Repository,
            $"{commit[..10]} and {after[..10]} of the downstream have nothing in common.",
            $"fetch the whole history if it is cut off (git -C {session.Downstream.Path} fetch --unshallow), or name another commit with --{OptionNames.Since}.");
    }

    private async Task<string> MainAsync(string? revision) => revision is not null && await session.Upstream.ResolveAsync(revision) is { } commit
        ? commit
        : throw new Main2MainException(
            FailureKind.Repository,
            revision is null
                ? "no pinned upstream commit was found in the downstream."
                : $"the upstream '{session.Upstream.Path}' does not hold {revision}, which the downstream pins.",
            $"fetch it there, or name the main lane's commit with --{OptionNames.To}.");
}
