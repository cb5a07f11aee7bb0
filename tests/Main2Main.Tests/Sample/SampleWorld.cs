using System.Text;
using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;
using Main2Main.Adaptation.Codemod;
using Main2Main.Configuration;
using Main2Main.Git;
using Main2Main.Impact;
using Main2Main.Impact.Trees;
using Main2Main.Planning;
using Main2Main.Python;
using Main2Main.Sample;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Tests.Sample;

/// <summary>A sample in a temporary folder, and the stages of a sync as hand movements: check out, adapt, run the suite.</summary>
internal sealed partial class SampleWorld : IDisposable
{
    private static readonly LayoutSettings Layout = new()
    {
        UpstreamPackage = "loom",
        DownstreamPackage = "loom_shuttle",
        Requirements = ["pyproject.toml", "requirements/*"],
    };

    private SampleWorld(TemporaryFolder folder, SampleRepositories sample)
    {
        Folder = folder;
        Upstream = new GitRepository(sample.Upstream, NullRunLog.Instance);
        Downstream = new GitRepository(sample.Downstream, NullRunLog.Instance);
    }

    private string? verified;

    public TemporaryFolder Folder { get; }

    public GitRepository Upstream { get; }

    public GitRepository Downstream { get; }

    public static async Task<SampleWorld> CreateAsync()
    {
        var folder = new TemporaryFolder();
        return new SampleWorld(folder, await SampleRepositories.CreateAsync(folder.Path, NullRunLog.Instance));
    }

    public void Dispose() => Folder.Dispose();

    public async Task<string> PinAsync() =>
        Pin().Match(await File.ReadAllTextAsync(Path.Combine(Downstream.Path, "UPSTREAM_PIN"))).Groups["value"].Value;

    public async Task<IReadOnlyList<UpstreamCommit>> CommitsAfterPinAsync() =>
        await new Main2Main.Planning.UpstreamHistory(Upstream).ReadAsync(await PinAsync(), "main");

    public async Task<IReadOnlyList<PlannedStep>> PlanAsync() =>
        new StepPlanner(Layout, new PlanSettings()).Plan(await PinAsync(), await CommitsAfterPinAsync());

    public Task CheckOutAsync(string commit) => Upstream.RunAsync("moving the upstream", "checkout", "--quiet", "--detach", commit);

    /// <summary>Runs the downstream's suite against the upstream checkout.</summary>
    public async Task<SuiteRun> RunSuiteAsync()
    {
        var result = await Cli.Wrap("python3").WithArguments(["-m", "unittest", "discover", "-s", "tests", "-t", "."])
            .WithWorkingDirectory(Downstream.Path)
            .WithEnvironmentVariables(environment => environment.Set("PYTHONPATH", Upstream.Path))
            .WithValidation(CommandResultValidation.None).ExecuteBufferedAsync();
        return new SuiteRun(result.ExitCode == 0, result.StandardError);
    }

    /// <summary>Runs the sample's adapter as the pipeline does: from what was verified last to where the upstream stands.</summary>
    /// <param name="failed">The failed round's run; null in the adapt phase.</param>
    /// <returns>The edits, each with its file.</returns>
    public async Task<IReadOnlyList<string>> AdaptAsync(SuiteRun? failed = null)
    {
        verified ??= await PinAsync();
        var (end, tree) = (await Upstream.HeadAsync(), await new WorkingTree(Downstream, Path.Combine(Folder.Path, "scratch")).SnapshotAsync());
        var cache = new ContractCache(folder: null);
        var trees = await new SourceReader(Upstream, Layout.UpstreamPackage, cache).ReadTreesAsync("upstream", verified, end, "v1.0.0");
        var report = await new ImpactAnalysis(Upstream, Downstream, Layout, cache, NullRunLog.Instance)
            .RunAsync(new ImpactRequest(verified, end, tree, "v1.0.0"));
        var outcome = new CodemodRun(new CodemodInput
        {
            Older = trees[0],
            Newer = trees[1],
            Release = trees[2],
            Downstream = (await new SourceReader(Downstream, Layout.DownstreamPackage, cache).ReadTreesAsync("downstream", tree))[0],
            Content = path => File.ReadAllBytes(Path.Combine(Downstream.Path, path)),
            ReleaseTag = "v1.0.0",
            Guard = new VersionGuardSettings { Function = "loom_version_is", Module = "loom_shuttle.utils" },
            LineLength = 100,
            Report = report,
            Errors = failed is null ? [] : [.. Errors(failed)],
        }).Run();
        foreach (var (path, content) in outcome.Contents)
        {
            await File.WriteAllBytesAsync(Path.Combine(Downstream.Path, path), content);
        }

        return [.. outcome.Files.SelectMany(file => file.Edits.Select(edit => $"{file.Path}: {edit.Kind} {edit.Commits.Count}"))];
    }

    /// <summary>Adapts, and fixes once when the suite fails.</summary>
    /// <returns>The runs, one or two.</returns>
    public async Task<IReadOnlyList<SuiteRun>> AdaptUntilGreenAsync()
    {
        _ = await AdaptAsync();
        var first = await RunSuiteAsync();
        IReadOnlyList<SuiteRun> runs = first.Passed ? [first] : [first, await FixAsync(first)];
        verified = runs[^1].Passed ? await Upstream.HeadAsync() : verified;
        return runs;
    }

    /// <summary>The downstream's tracked files as they stand, by path.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FilesAsync()
    {
        var paths = await Downstream.ListAsync("listing files", "ls-files", "-z");
        return paths.ToDictionary(path => path, path => File.ReadAllText(Path.Combine(Downstream.Path, path)));
    }

    [GeneratedRegex(@"^commit: (?<value>[0-9a-f]{40})$", RegexOptions.Multiline)]
    private static partial Regex Pin();

    private async Task<SuiteRun> FixAsync(SuiteRun failed)
    {
        _ = await AdaptAsync(failed);
        return await RunSuiteAsync();
    }

    private static IEnumerable<string> Errors(SuiteRun failed)
    {
        using var log = new MemoryStream(Encoding.UTF8.GetBytes(failed.Output));
        return LogSummarizer.Summarize(log, new LogSummaryOptions()).CodeBugs.Select(bug => bug.ErrorMessage);
    }
}

/// <summary>One run of the downstream's suite.</summary>
/// <param name="Passed">Whether all tests passed.</param>
/// <param name="Output">What it printed.</param>
internal sealed record SuiteRun(bool Passed, string Output);

/// <summary>A folder that is removed at the end of a test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("main2main-sample-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
