using System.Text;
using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;
using Main2Main.Adaptation;
using Main2Main.Configuration;
using Main2Main.Git;
using Main2Main.Json;
using Main2Main.Planning;
using Main2Main.Sample;
using Main2Main.Verification;

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

    /// <summary>Runs the sample's adapter as the pipeline does.</summary>
    /// <param name="round">0 for the adapt phase, else the failed round.</param>
    /// <param name="failed">The failed round's run.</param>
    /// <returns>The lines that it printed.</returns>
    public async Task<IReadOnlyList<string>> AdaptAsync(int round = 0, SuiteRun? failed = null)
    {
        var request = Request(round, failed is null ? null : WriteSummary(failed));
        ArtifactFile.Write(request.File, request, ArtifactJson.Readable.AdaptationRequest);
        var result = await Cli.Wrap("python3").WithArguments(["tools/adapt.py", request.File]).WithWorkingDirectory(Downstream.Path).ExecuteBufferedAsync();
        return result.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Adapts, and fixes once when the suite fails.</summary>
    /// <returns>The runs, one or two.</returns>
    public async Task<IReadOnlyList<SuiteRun>> AdaptUntilGreenAsync()
    {
        _ = await AdaptAsync();
        var first = await RunSuiteAsync();
        if (first.Passed)
        {
            return [first];
        }

        _ = await AdaptAsync(round: 1, first);
        return [first, await RunSuiteAsync()];
    }

    /// <summary>The downstream's tracked files as they stand, by path.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FilesAsync()
    {
        var paths = await Downstream.ListAsync("listing files", "ls-files", "-z");
        return paths.ToDictionary(path => path, path => File.ReadAllText(Path.Combine(Downstream.Path, path)));
    }

    [GeneratedRegex(@"^commit: (?<value>[0-9a-f]{40})$", RegexOptions.Multiline)]
    private static partial Regex Pin();

    private AdaptationRequest Request(int round, string? summary) => new()
    {
        StepId = "step-1",
        Round = round,
        StartCommit = new string('0', 40),
        EndCommit = new string('1', 40),
        ReleaseTag = "v1.0.0",
        VersionGuard = "loom_version_is(\"1.0.0\")",
        Upstream = Upstream.Path,
        Downstream = Downstream.Path,
        Workspace = Folder.Path,
        Patch = Path.Combine(Folder.Path, "upstream.patch"),
        ChangedFiles = Path.Combine(Folder.Path, "changed-files.txt"),
        Summary = summary,
        Analysis = null,
        AnalysisData = null,
        Page = Path.Combine(Folder.Path, "request.md"),
        File = Path.Combine(Folder.Path, "request.json"),
        Commits = [],
        Routes = [],
        Protected = ["tests/e2e/"],
    };

    private string WriteSummary(SuiteRun failed)
    {
        var path = Path.Combine(Folder.Path, "round-1-summary.json");
        using var log = new MemoryStream(Encoding.UTF8.GetBytes(failed.Output));
        ArtifactFile.Write(path, LogSummarizer.Summarize(log, new LogSummaryOptions()), ArtifactJson.Readable.CiSummary);
        return path;
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
