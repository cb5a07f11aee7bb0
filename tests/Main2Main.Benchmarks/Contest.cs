using System.Globalization;
using System.Text.Json.Nodes;
using CliWrap;

namespace Main2Main.Benchmarks;

/// <summary>Detect and Plan with all patches, against what produces the same data otherwise.</summary>
/// <param name="options">What to measure.</param>
/// <param name="folder">A folder for everything that is written.</param>
/// <param name="range">The upstream and the range.</param>
/// <param name="downstream">The downstream.</param>
internal sealed class Contest(BenchmarkOptions options, string folder, (string Upstream, string From, string To) range, string downstream)
{
    // plan_steps.py writes to a fixed folder; the path that it constructs is replaced, everything else runs as it is.
    private const string RedirectedScript = """
        import sys
        scripts, folder, *rest = sys.argv[1:]
        sys.path.insert(0, scripts)
        sys.dont_write_bytecode = True
        import plan_steps
        path = plan_steps.Path
        plan_steps.Path = lambda text: path(folder if str(text) == "/tmp/main2main" else text)
        sys.argv = ["plan_steps", *rest]
        plan_steps.main()
        """;

    // Without a reader a program's standard output is a closed pipe, which ends some programs.
    private static readonly PipeTarget Read = PipeTarget.ToStream(Stream.Null);
    private static readonly PipeTarget Complain = PipeTarget.ToStream(Console.OpenStandardError());

    private readonly List<(string Start, string End)> steps = [];
    private int runs;

    /// <summary>The host as build.sh starts it.</summary>
    public string Host => Path.Combine(options.Project, "build.sh");

    /// <summary>Plans once to learn the steps and to warm the disk cache.</summary>
    /// <returns>How many steps there are.</returns>
    public async Task<int> PrepareAsync()
    {
        var workspace = await PlanAsync();
        var plan = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(workspace, "steps.json")))!;
        steps.AddRange(plan["steps"]!.AsArray().Select(step => (step!["start_commit"]!.GetValue<string>(), step["end_commit"]!.GetValue<string>())));
        await RunGitAsync();
        return steps.Count;
    }

    /// <summary>The arguments of a Plan in a new workspace.</summary>
    public (string Workspace, string[] Arguments) NewPlan()
    {
        var workspace = NewFolder();
        return (workspace, ["--target=Plan", $"--upstream={range.Upstream}", $"--downstream={downstream}", $"--workspace={workspace}", $"--from={range.From}", $"--to={range.To}"]);
    }

    /// <summary>Our Detect and Plan.</summary>
    public async Task<string> PlanAsync()
    {
        var (workspace, arguments) = NewPlan();
        await Cli.Wrap(Host).WithArguments(arguments).WithStandardOutputPipe(Read).WithStandardErrorPipe(Complain).ExecuteAsync();
        return workspace;
    }

    /// <summary>Status, the shortest target.</summary>
    public Task RunStatusAsync() => Cli.Wrap(Host)
        .WithArguments(["--target=Status", $"--upstream={range.Upstream}", $"--downstream={downstream}", $"--workspace={Path.Combine(folder, "none")}"])
        .WithStandardOutputPipe(Read).WithStandardErrorPipe(Complain).ExecuteAsync();

    /// <summary>The playbook's planner, and one diff for each step.</summary>
    public async Task RunScriptAsync()
    {
        var output = NewFolder();
        await Cli.Wrap("python3").WithArguments(["-c", RedirectedScript, options.Scripts!, output, "--vllm-path", range.Upstream, "--base-commit", range.From, "--target-commit", range.To])
            .WithEnvironmentVariables(Subjects.NeutralGit).WithStandardOutputPipe(Read).WithStandardErrorPipe(Complain).ExecuteAsync();
        await DiffAsync(output);
    }

    /// <summary>git alone: one log with the line counts, and one diff for each step.</summary>
    public async Task RunGitAsync()
    {
        var output = NewFolder();
        await Subjects.Git(["-C", range.Upstream, "log", "--numstat", $"{range.From}..{range.To}"])
            .WithStandardOutputPipe(PipeTarget.ToFile(Path.Combine(output, "log"))).ExecuteAsync();
        await DiffAsync(output);
    }

    private async Task DiffAsync(string output)
    {
        foreach (var (index, (start, end)) in steps.Index())
        {
            await Subjects.Git(["-C", range.Upstream, "diff", $"{start}..{end}"])
                .WithStandardOutputPipe(PipeTarget.ToFile(Path.Combine(output, $"{index}.patch"))).ExecuteAsync();
        }
    }

    private string NewFolder() => Directory.CreateDirectory(Path.Combine(folder, runs++.ToString(CultureInfo.InvariantCulture))).FullName;
}
