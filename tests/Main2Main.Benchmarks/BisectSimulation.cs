using System.Globalization;
using System.Text.Json;
using Main2Main.Bisection;
using Main2Main.Bisection.Search;
using Main2Main.Configuration;
using Main2Main.Git;
using Main2Main.Impact;
using Main2Main.Sources;

namespace Main2Main.Benchmarks;

/// <summary>
/// Bisects breaks of real syncs, simulated: the ranges and the culprits that people named are real, Impact ranks each range, and the
/// planner is the program's own. Half of the ranges are whole syncs, the others windows of 10 to 50 commits around the culprit.
/// </summary>
/// <param name="arguments">The list of syncs, the two repositories, a folder for the reports, the two packages.</param>
internal sealed class BisectSimulation(IReadOnlyList<string> arguments)
{
    private const int Draws = 200;
    private const int Seed = 20260620;
    private const int ShortestWindow = 10;
    private const int LongestWindow = 50;

    private readonly GitRepository upstream = new(arguments[1], NullRunLog.Instance);
    private readonly GitRepository downstream = new(arguments[2], NullRunLog.Instance);
    private readonly string folder = arguments[3];
    private readonly Dictionary<(string From, string To), ImpactReport> reports = [];

    private LayoutSettings Layout => new(
        ) { UpstreamPackage = arguments[4], DownstreamPackage = arguments[5], Requirements = ["pyproject.toml", "setup.py", "requirements/*"] };

    /// <summary>Draws the breaks, bisects each and prints what it took beside plain halving.</summary>
    public async Task RunAsync()
    {
        var breaks = await DrawAsync();
        var random = new Random(Seed);
        Print("all", breaks, one => one.Culprit);
        Print("whole ranges", [.. breaks.Where((_, index) => index % 2 == 0)], one => one.Culprit);
        Print("windows", [.. breaks.Where((_, index) => index % 2 == 1)], one => one.Culprit);
        Print("culprit that Impact does not blame", [.. breaks.Where(one => !one.IsBlamed)], one => one.Culprit);
        Print("all, culprit drawn evenly from the range", breaks, one => random.Next(one.Range.Commits.Count));
        var worst = breaks.Max(one => Enumerable.Range(0, one.Range.Commits.Count).Max(culprit => Excess(one, culprit)));
        Console.WriteLine($"every place in every range: at most {worst} more than plain halving");
    }

    private static void Print(string name, IReadOnlyList<Break> breaks, Func<Break, int> culprit)
    {
        var taken = breaks.Select(one => (Break: one, Culprit: culprit(one)))
            .Select(pair => (Ours: Probes(pair.Break, pair.Culprit), Plain: PlainBisection.Probes(pair.Break.Range.Commits.Count, pair.Culprit))).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {breaks.Count} breaks in ranges of {breaks.Min(one => one.Range.Commits.Count)} to {breaks.Max(one => one.Range.Commits.Count)} commits, {100.0 * breaks.Count(one => one.IsBlamed) / breaks.Count:0} % blamed by Impact; {taken.Average(pair => pair.Ours):0.00} probes against {taken.Average(pair => pair.Plain):0.00}, mean ratio {taken.Average(pair => (double)pair.Ours / pair.Plain):0.000} (with both ends {taken.Average(pair => (pair.Ours + 2.0) / (pair.Plain + 2)):0.000}), worst excess {taken.Max(pair => pair.Ours - pair.Plain)}"));
    }

    private static int Excess(Break one, int culprit) => Probes(one, culprit) - PlainBisection.Probes(one.Range.Commits.Count, culprit);

    private static int Probes(Break one, int culprit)
    {
        var planner = new ProbePlanner(one.Weights);
        var probes = 0;
        for (; planner.Next() is { } next; probes++)
        {
            planner.Note(next, next >= culprit ? ProbeVerdict.Bad : ProbeVerdict.Good);
        }

        return planner.Candidates.SequenceEqual([culprit])
            ? probes
            : throw new InvalidOperationException($"{one.Sync}: the planner found another commit than {culprit}.");
    }

    private async Task<List<Break>> DrawAsync()
    {
        using var list = JsonDocument.Parse(await File.ReadAllTextAsync(arguments[0]));
        var pool = new List<(JsonElement Sync, IReadOnlyList<string> Commits, int Culprit)>();
        foreach (var sync in list.RootElement.EnumerateArray())
        {
            var commits = (
                await upstream.RunAsync("listing commits", "rev-list", "--reverse", $"{Text(sync, "upstream_base")}..{Text(sync, "upstream_target")}"))
                .Split('\n').ToList();
            pool.AddRange(
                sync.GetProperty("named_upstream_commits").EnumerateArray().Select(named => commits.IndexOf(named.GetString()!)).Where(index => index >= 0)
                    .Select(index => (sync, (IReadOnlyList<string>)commits, index)));
        }

        var random = new Random(Seed);
        var drawn = new List<Break>();
        while (drawn.Count < Draws)
        {
            // Every culprit is drawn as often as every other one, whole and in a window by turns.
            foreach (var (sync, commits, culprit) in pool.OrderBy(_ => random.Next()).Take(Draws - drawn.Count).ToList())
            {
                var (first, count) = drawn.Count % 2 == 0 ? (0, commits.Count) : Window(random, commits.Count, culprit);
                var (from, to) = (first == 0 ? Text(sync, "upstream_base") : commits[first - 1], commits[first + count - 1]);
                drawn.Add(await BreakAsync(Text(sync, "id"), from, to, commits[culprit], Text(sync, "downstream_parent")));
            }
        }

        return drawn;
    }

    private async Task<Break> BreakAsync(string sync, string from, string to, string culprit, string commit)
    {
        var range = await SearchedRange.ReadAsync(upstream, from, to);
        var report = await ReportAsync(from, to, commit);
        var weights = ProbePrior.Of(range.Commits, report, Layout);
        return new Break(
            sync, range, range.Commits.Index().Single(entry => entry.Item.Sha == culprit).Index, report.Commits.Any(blamed => blamed.Sha == culprit), weights);
    }

    private static (int First, int Count) Window(Random random, int commits, int culprit)
    {
        var count = Math.Min(random.Next(ShortestWindow, LongestWindow + 1), commits);
        return (Math.Clamp(culprit - random.Next(count), 0, commits - count), count);
    }

    private async Task<ImpactReport> ReportAsync(string from, string to, string commit)
    {
        if (reports.TryGetValue((from, to), out var known))
        {
            return known;
        }

        var file = Path.Combine(folder, $"{from}-{to}.json");
        var report = ImpactFiles.TryRead(file);
        if (report is null)
        {
            var analysis = new ImpactAnalysis(
                upstream, downstream, Layout, SourceCache.Open(Path.Combine(folder, "cache"), NullRunLog.Instance), NullRunLog.Instance);
            report = await analysis.RunAsync(new ImpactRequest(from, to, commit, ReleaseTag: null));
            ImpactFiles.Write(report, file);
        }

        return reports[(from, to)] = report;
    }

    private static string Text(JsonElement sync, string name) => sync.GetProperty(name).GetString()!;

    private sealed record Break(string Sync, SearchedRange Range, int Culprit, bool IsBlamed, IReadOnlyList<double> Weights);
}
