using System.Globalization;
using System.Text.Json;
using Main2Main.Bisection;
using Main2Main.Bisection.Search;
using Main2Main.Configuration;
using Main2Main.Contracts;
using Main2Main.Git;
using Main2Main.Impact;

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

    /// <summary>Draws the breaks, bisects each and prints what it took.</summary>
    public async Task RunAsync()
    {
        var breaks = await DrawAsync();
        foreach (var one in breaks)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{one.Sync}\t{one.Commits[0]}\t{one.Commits[^1]}\t{one.Commits.Count}\t{one.Culprit}\t{one.Report.Commits.Select((commit, index) => (commit.Sha, index + 1)).FirstOrDefault(pair => pair.Sha == one.Commits[one.Culprit]).Item2}\t{string.Join(',', one.Commits.Select(sha => one.Report.Commits.FirstOrDefault(commit => commit.Sha == sha)?.Score ?? 0))}"));
        }
    }

    private async Task<List<Break>> DrawAsync()
    {
        using var list = JsonDocument.Parse(await File.ReadAllTextAsync(arguments[0]));
        var pool = new List<(JsonElement Sync, IReadOnlyList<string> Commits, int Culprit)>();
        foreach (var sync in list.RootElement.EnumerateArray())
        {
            var commits = (await upstream.RunAsync("listing commits", "rev-list", "--reverse", $"{Text(sync, "upstream_base")}..{Text(sync, "upstream_target")}")).Split('\n').ToList();
            pool.AddRange(sync.GetProperty("named_upstream_commits").EnumerateArray().Select(named => commits.IndexOf(named.GetString()!)).Where(index => index >= 0).Select(index => (sync, (IReadOnlyList<string>)commits, index)));
        }

        var random = new Random(Seed);
        var drawn = new List<Break>();
        while (drawn.Count < Draws)
        {
            // Every culprit is drawn as often as every other one, whole and in a window by turns.
            foreach (var (sync, commits, culprit) in pool.OrderBy(_ => random.Next()).Take(Draws - drawn.Count).ToList())
            {
                var (first, count) = drawn.Count % 2 == 0 ? (0, commits.Count) : Window(random, commits.Count, culprit);
                var from = first == 0 ? Text(sync, "upstream_base") : commits[first - 1];
                drawn.Add(new Break(Text(sync, "id"), [.. commits.Skip(first).Take(count)], culprit - first, await ReportAsync(from, commits[first + count - 1], Text(sync, "downstream_parent"))));
            }
        }

        return drawn;
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
                upstream, downstream, new LayoutSettings { UpstreamPackage = arguments[4], DownstreamPackage = arguments[5] }, new ContractCache(Path.Combine(folder, "cache"), NullRunLog.Instance), NullRunLog.Instance);
            report = await analysis.RunAsync(new ImpactRequest(from, to, commit, ReleaseTag: null));
            ImpactFiles.Write(report, file);
        }

        return reports[(from, to)] = report;
    }

    private static string Text(JsonElement sync, string name) => sync.GetProperty(name).GetString()!;

    private sealed record Break(string Sync, IReadOnlyList<string> Commits, int Culprit, ImpactReport Report);
}
