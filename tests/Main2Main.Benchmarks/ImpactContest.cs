using System.Globalization;
using System.Text;
using CliWrap;
using CliWrap.Buffered;

namespace Main2Main.Benchmarks;

/// <summary>
/// Impact on ranges of five lengths: cold, on the step after them, and asked again, beside the plain way with Python's ast and beside git's own time
/// for the same blobs.
/// </summary>
/// <param name="options">What to measure.</param>
/// <param name="folder">A folder for everything that is written.</param>
internal sealed class ImpactContest(BenchmarkOptions options, string folder)
{
    private const double Cold = 3;
    private const double Warm = 1;
    private const double MostMemory = 600;
    private const int StepLength = 6;
    private static readonly int[] Parts = [16, 8, 4, 2, 1];
    private static readonly PipeTarget Read = PipeTarget.ToStream(Stream.Null);

    private string Host => Path.Combine(options.Project, "artifacts", "host", "Main2Main.Build.dll");

    private string Upstream => options.Upstream!;

    private string Downstream => options.Downstream!;

    private (string Upstream, string Downstream) Packages =>
        options.Packages!.Split(',') is [var upstream, var downstream]
            ? (upstream, downstream)
            : throw new FormatException("--packages takes two folders with a comma between them.");

    /// <summary>Measures and prints a line for each length, then the growth.</summary>
    public async Task RunAsync()
    {
        var rows = new List<(int Files, double Cold)>();
        foreach (var part in Parts)
        {
            var length = Math.Max(options.ImpactRange!.Value / part, 1);
            var start = await GitAsync(Upstream, "rev-parse", $"{options.To}~{length}");
            var blobs = await ChangedBlobsAsync(start);
            var rounds = new List<(double Cold, double Next, double Again, double Ast, double Git)>();
            for (var round = 0; round < options.Rounds; round++)
            {
                var workspace = Directory.CreateDirectory(Path.Combine(folder, $"{length}-{round}")).FullName;
                rounds.Add((
                    await ImpactAsync(start, options.To!, workspace),
                    await NextStepAsync(length, start, round),
                    await ImpactAsync(start, options.To!, workspace),
                    await Measure.WallAsync(() => AstAsync(start)),
                    await Measure.WallAsync(() => BlobsAsync(blobs))));
            }

            var memory = await Measure.PeakMemoryAsync(
                "dotnet", Impact(start, options.To!, Directory.CreateDirectory(Path.Combine(folder, $"{length}-memory")).FullName));
            var cold = Measure.Median(rounds.Select(round => round.Cold));
            rows.Add((blobs.Changed, cold));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{length} commits, {blobs.Changed} changed files: cold {cold:0.00} s (target {Cold}), next step {Measure.Median(rounds.Select(round => round.Next)):0.00} s and again {Measure.Median(rounds.Select(round => round.Again)):0.00} s (target {Warm}), ast {Measure.Median(rounds.Select(round => round.Ast)):0.00} s, git {Measure.Median(rounds.Select(round => round.Git)):0.00} s, peak {memory:0} MB (target {MostMemory}); median of {options.Rounds}"));
        }

        var (first, last) = (rows[0], rows[^1]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"growth from {first.Files} to {last.Files} changed files: {1000 * (last.Cold - first.Cold) / Math.Max(last.Files - first.Files, 1):0.0} ms a file cold"));
    }

    /// <summary>The range but for its last commits, then those alone: what a sync pays for each step after the first.</summary>
    private async Task<double> NextStepAsync(int length, string start, int round)
    {
        var workspace = Directory.CreateDirectory(Path.Combine(folder, $"{length}-{round}-next")).FullName;
        var middle = await GitAsync(Upstream, "rev-parse", $"{options.To}~{Math.Min(StepLength, Math.Max(length / 2, 1))}");
        _ = await ImpactAsync(start, middle, workspace);
        return await ImpactAsync(middle, options.To!, workspace);
    }

    private Task<double> ImpactAsync(string start, string end, string workspace) =>
        Measure.WallAsync(() => Cli.Wrap("dotnet").WithArguments(Impact(start, end, workspace)).WithStandardOutputPipe(Read).ExecuteAsync());

    private string[] Impact(string start, string end, string workspace) =>
    [
        Host, "--target=Impact", $"--upstream={Upstream}", $"--downstream={Downstream}", $"--from={start}", $"--to={end}",
        $"--downstream-ref={options.DownstreamRef}",
        $"--workspace={workspace}", $"--out={Path.Combine(workspace, "impact.json")}",
    ];

    private Task AstAsync(string start) => Cli.Wrap(options.Python)
        .WithArguments([Path.Combine(options.Project, "tests", "Main2Main.Benchmarks", "ast_method.py"), Upstream, Downstream, Packages.Upstream, Packages.Downstream, start, options.To!, options.DownstreamRef])
        .WithStandardOutputPipe(Read).ExecuteAsync();

    private async Task BlobsAsync((int Changed, string Upstream, string Downstream) blobs)
    {
        await (blobs.Upstream | Subjects.Git(["-C", Upstream, "cat-file", "--batch", "--buffer"]).WithStandardOutputPipe(Read)).ExecuteAsync();
        await (blobs.Downstream | Subjects.Git(["-C", Downstream, "cat-file", "--batch", "--buffer"]).WithStandardOutputPipe(Read)).ExecuteAsync();
    }

    private async Task<(int Changed, string Upstream, string Downstream)> ChangedBlobsAsync(string start)
    {
        var raw = (await GitAsync(Upstream, "diff", "--raw", "--no-abbrev", "--no-renames", start, options.To!, "--", Packages.Upstream)).Split('\n')
            .Where(line => line.EndsWith(".py", StringComparison.Ordinal)).ToList();
        var tree = (await GitAsync(Downstream, "ls-tree", "-r", options.DownstreamRef, "--", Packages.Downstream)).Split('\n')
            .Where(line => line.EndsWith(".py", StringComparison.Ordinal));
        var upstream = raw.Select(line => line.Split(' ')).SelectMany(fields => new[] { fields[2], fields[3] }).Where(blob => blob.Trim('0').Length > 0)
            .Distinct(StringComparer.Ordinal);
        return (raw.Count, Lines(upstream), Lines(tree.Select(line => line.Split('\t')[0].Split(' ')[2])));
    }

    private static string Lines(IEnumerable<string> blobs) => blobs.Aggregate(new StringBuilder(), (lines, blob) => lines.Append(blob).Append('\n')).ToString();

    private static async Task<string> GitAsync(string repository, params string[] arguments) =>
        (await Subjects.Git(["-C", repository, .. arguments]).ExecuteBufferedAsync()).StandardOutput.Trim();
}
