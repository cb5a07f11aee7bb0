using System.Text.Json;
using Main2Main.Adaptation.Codemod;
using Main2Main.Configuration;
using Main2Main.Git;
using Main2Main.Impact;
using Main2Main.Impact.Trees;
using Main2Main.Sources;

namespace Main2Main.Benchmarks;

/// <summary>
/// Runs the codemod on the downstream commits of a list of jobs and writes the edited files and the result to each job's folder, for
/// tests/parity/codemod_parity.py. Nothing is checked out.
/// </summary>
internal static class CodemodReplay
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    /// <summary>Runs all jobs.</summary>
    public static async Task RunAsync(string file)
    {
        var list = JsonSerializer.Deserialize<ReplayJobs>(await File.ReadAllTextAsync(file), Options)!;
        var log = NullRunLog.Instance;
        var (upstream, downstream) = (new GitRepository(list.Upstream, log), new GitRepository(list.Downstream, log));
        var cache = SourceCache.Open(list.Cache, log);
        var layout = new LayoutSettings { UpstreamPackage = list.UpstreamPackage, DownstreamPackage = list.DownstreamPackage };
        foreach (var job in list.Jobs)
        {
            var report = await new ImpactAnalysis(upstream, downstream, layout, cache, log)
                .RunAsync(new ImpactRequest(job.Base, job.Target, job.Commit, job.Release));
            string[] commits = job.Release is null ? [job.Base, job.Target] : [job.Base, job.Target, job.Release];
            var trees = await new SourceReader(upstream, list.UpstreamPackage, cache).ReadTreesAsync("upstream", commits);
            var own = (await new SourceReader(downstream, list.DownstreamPackage, cache).ReadTreesAsync("downstream", job.Commit))[0];
            var contents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
            foreach (var path in own.Files.Select(found => found.Path))
            {
                contents[path] = (await downstream.TryAsync(new GitCall("cat-file", "blob", $"{job.Commit}:{path}"))).Output;
            }

            var outcome = new CodemodRun(new CodemodInput
            {
                Older = trees[0],
                Newer = trees[1],
                Release = job.Release is null ? null : trees[2],
                Downstream = own,
                Content = path => contents.GetValueOrDefault(path),
                ReleaseTag = job.Tag,
                Guard = new VersionGuardSettings { Function = list.GuardFunction, Module = list.GuardModule },
                LineLength = list.LineLength,
                Report = report,
            }).Run();
            Write(job, outcome);
        }
    }

    private static void Write(ReplayJob job, CodemodOutcome outcome)
    {
        foreach (var (path, content) in outcome.Contents)
        {
            var target = Path.Combine(job.Out, "files", path);
            _ = Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, content);
        }

        _ = Directory.CreateDirectory(job.Out);
        File.WriteAllText(Path.Combine(job.Out, "result.json"), JsonSerializer.Serialize(new { outcome.Files, outcome.Left }, Options));
        Console.WriteLine($"{job.Id}: {outcome.Files.Sum(file => file.Edits.Count)} edits in {outcome.Files.Count} files, {outcome.Left.Count} left");
    }
}

/// <summary>What <see cref="CodemodReplay"/> is to do.</summary>
internal sealed record ReplayJobs(
    string Upstream, string Downstream, string UpstreamPackage, string DownstreamPackage, string GuardFunction, string GuardModule, int LineLength,
    string? Cache, IReadOnlyList<ReplayJob> Jobs);

/// <summary>One range and one downstream commit.</summary>
internal sealed record ReplayJob(string Id, string Base, string Target, string Commit, string? Tag, string? Release, string Out);
