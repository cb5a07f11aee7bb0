using System.Diagnostics;
using System.Text.Json;
using Main2Main.Configuration;
using Main2Main.Git;
using Main2Main.Lanes.Rules;
using Main2Main.Python;
using Main2Main.Sources;

namespace Main2Main.Benchmarks;

/// <summary>Runs the lane checks on edits that a script names, one JSON line each, for tests/parity/lane_checks.py.</summary>
internal sealed class LaneDriver(string upstreamFolder, string downstreamFolder, string cacheFolder)
{
    private readonly ContractCache cache = SourceCache.Open(cacheFolder, NullRunLog.Instance);
    private readonly GitRepository upstream = new(upstreamFolder, NullRunLog.Instance);
    private readonly GitRepository downstream = new(downstreamFolder, NullRunLog.Instance);

    /// <summary>Answers each request with a line: its findings and how long they took.</summary>
    public async Task RunAsync(TextReader requests, TextWriter answers)
    {
        while (await requests.ReadLineAsync() is { } line)
        {
            using var request = JsonDocument.Parse(line);
            await answers.WriteLineAsync(await CheckAsync(request.RootElement));
            await answers.FlushAsync();
        }
    }

    private async Task<string> CheckAsync(JsonElement request)
    {
        string? Text(string name) => request.TryGetProperty(name, out var value) ? value.GetString() : null;
        var settings = new SyncSettings
        {
            Profile = Profile.None,
            Workspace = cacheFolder,
            Layout = new LayoutSettings { UpstreamPackage = Text("upstream_package")!, DownstreamPackage = Text("downstream_package")! },
            VersionGuard = new VersionGuardSettings { Function = Text("guard")! },
        };
        var watch = Stopwatch.StartNew();
        var checks = new LaneChecks(upstream, downstream, settings, cache);
        var findings = await checks.RunAsync(new LaneRequest(Text("from")!, Text("to")!, Text("main")!, Text("earlier"), Text("tag")));
        return JsonSerializer.Serialize(new
        {
            id = Text("id"),
            seconds = watch.Elapsed.TotalSeconds,
            warnings = checks.Warnings,
            findings = findings.Select(finding => new { rule = Words.Of(finding.Rule), file = finding.File, line = finding.Line, lane = finding.Lane, problem = finding.Problem, remedy = finding.Remedy }),
        });
    }
}
