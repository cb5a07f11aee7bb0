using System.Text.Json.Nodes;
using CliWrap;

namespace Main2Main.Benchmarks;

/// <summary>SummarizeLog on generated logs: its speed against the playbook's script, and its memory at three sizes.</summary>
/// <param name="options">What to measure.</param>
/// <param name="folder">A folder for everything that is written.</param>
internal sealed class LogContest(BenchmarkOptions options, string folder)
{
    private const double LeastRatio = 10;
    private const double MostMemory = 150;
    private static readonly int[] MemorySizes = [20, 200, 2000];
    // Without a reader a pipe is closed, which ends some programs.
    private static readonly PipeTarget Read = PipeTarget.ToStream(Stream.Null);

    private string Host => Path.Combine(options.Project, "artifacts", "host", "Main2Main.Build.dll");

    /// <summary>Measures and prints.</summary>
    public async Task RunAsync()
    {
        var log = Path.Combine(folder, "suite.log");
        if (options.LogScript is { } script)
        {
            await CompareAsync(log, script);
        }

        foreach (var size in MemorySizes)
        {
            LogSubject.Write(log, size);
            var memory = await Measure.PeakMemoryAsync("dotnet", Host, "--target=SummarizeLog", $"--log={log}");
            File.Delete(log);
            Console.WriteLine($"SummarizeLog, peak memory in MB at {size} MB: {memory:0.0} (target {MostMemory}: {(memory <= MostMemory ? "met" : "missed")})");
        }
    }

    private async Task CompareAsync(string log, string script)
    {
        LogSubject.Write(log, options.LogSize!.Value);
        var pairs = new List<(double Ours, double Theirs)>();
        for (var round = 0; round < options.Rounds; round++)
        {
            var ours = await Measure.WallAsync(() => SummarizeAsync(log));
            var theirs = await Measure.WallAsync(() => RunScriptAsync(log, script));
            pairs.Add((ours, theirs));
        }

        var bugs = JsonNode.Parse(await File.ReadAllTextAsync(log + ".json"))!["code_bugs"]!.AsArray().Count;
        File.Delete(log);
        var ratio = Measure.Median(pairs.Select(pair => pair.Theirs / pair.Ours));
        Console.WriteLine(
            $"SummarizeLog of {options.LogSize} MB against the script, median of {options.Rounds} ({Measure.Median(pairs.Select(pair => pair.Ours)):0.00} s / {Measure.Median(pairs.Select(pair => pair.Theirs)):0.00} s, {bugs} code bugs): "
            + $"{ratio:0.0} times its throughput (target {LeastRatio}: {(ratio >= LeastRatio ? "met" : "missed")})");
    }

    private Task SummarizeAsync(string log) =>
        Cli.Wrap("dotnet").WithArguments([Host, "--target=SummarizeLog", $"--log={log}", $"--out={log}.json"]).WithStandardOutputPipe(Read)
            .WithStandardErrorPipe(Read).ExecuteAsync();

    // Without a path the script finds no "gh" and asks no server.
    private Task RunScriptAsync(string log, string script) => Cli.Wrap(options.Python).WithArguments([script, "--log-file", log, "--format", "llm-json"])
        .WithEnvironmentVariables(new Dictionary<string, string?> { ["PATH"] = folder }).WithStandardOutputPipe(Read)
        .WithStandardErrorPipe(Read).ExecuteAsync();
}
