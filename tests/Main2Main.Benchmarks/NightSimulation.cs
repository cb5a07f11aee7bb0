using System.Globalization;
using System.Text.Json;
using Main2Main.Configuration;
using Main2Main.Git;
using Main2Main.Impact;
using Main2Main.Leaps;
using Main2Main.Planning;
using Main2Main.Python;
using Main2Main.Workspace;

namespace Main2Main.Benchmarks;

/// <summary>
/// Nights of real syncs, simulated: the ranges, the playbook's steps and Impact's reports are real, the breaks are the commits that people
/// named, else those that Impact ranks first among the ones that explain the files that people edited.
/// </summary>
/// <param name="arguments">The list of syncs, the two repositories, a folder for the reports and the picture, the two packages, and perhaps the hours that a CI run takes (2).</param>
internal sealed class NightSimulation(IReadOnlyList<string> arguments)
{
    private const int MostDrawn = 6;

    private static readonly string[] Strategies = [PlanSettings.Steps, PlanSettings.Leap, PlanSettings.Auto];
    private static readonly int[] Nightly = [4, 8, 16, 32];
    private static readonly (string Name, NightWorld World)[] Others =
    [
        ("auto, adapters that never write the same edit twice", new NightWorld(WritesTheSame: false)),
        ("auto, every break behind Impact's back found by dividing", new NightWorld(MendsLeaps: false)),
        ("auto, without the memory of red trees", new NightWorld(Remembers: false)),
        ("auto, every red leap given to the adapters", new NightWorld(TriesInVain: true)),
        ("auto, neither", new NightWorld(Remembers: false, TriesInVain: true)),
    ];

    private readonly GitRepository upstream = new(arguments[1], NullRunLog.Instance);
    private readonly GitRepository downstream = new(arguments[2], NullRunLog.Instance);
    private readonly string folder = arguments[3];

    /// <summary>Hours that a CI run takes.</summary>
    private double Hours => arguments.Count > 6 ? double.Parse(arguments[6], CultureInfo.InvariantCulture) : 2;

    private LayoutSettings Layout => new() { UpstreamPackage = arguments[4], DownstreamPackage = arguments[5], Requirements = ["pyproject.toml", "setup.py", "requirements/common.txt", "requirements/build/*"] };

    /// <summary>Plays all strategies, prints the tables and draws the picture.</summary>
    public async Task RunAsync()
    {
        using var list = JsonDocument.Parse(await File.ReadAllTextAsync(arguments[0]));
        _ = Directory.CreateDirectory(folder);
        var cache = new ContractCache(Path.Combine(folder, "cache"));
        cache.Open();
        var analysis = new ImpactAnalysis(upstream, downstream, Layout, cache, NullRunLog.Instance);
        var ranges = new List<IReadOnlyList<NightPart>>();
        foreach (var sync in list.RootElement.EnumerateArray())
        {
            ranges.Add(await ReadAsync(sync, analysis));
        }

        Console.WriteLine($"{ranges.Count} ranges, {ranges.Sum(range => range.Sum(part => part.Step.CommitCount))} commits, {ranges.Sum(range => range.Count)} steps, {ranges.Sum(range => range.Sum(part => part.Breaks.Count))} breaks");
        var runs = Strategies.ToDictionary(strategy => strategy, strategy => ranges.ConvertAll(range => new NightPolicy(strategy, new NightWorld()).Play(range)));
        var others = Others.Select(other => (other.Name, Runs: ranges.ConvertAll(range => new NightPolicy(PlanSettings.Auto, other.World).Play(range))));
        Console.WriteLine("| strategy | CI runs | against steps | most above steps in a range |\n|---|---|---|---|");
        foreach (var (name, spent) in runs.Select(pair => (pair.Key, pair.Value)).Concat(others))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {spent.Sum()} | {(double)spent.Sum() / runs[PlanSettings.Steps].Sum():0.000} | {spent.Zip(runs[PlanSettings.Steps]).Max(pair => pair.First - pair.Second)} |"));
        }

        var all = ranges.SelectMany(range => range).DistinctBy(part => part.Step.EndCommit).OrderBy(part => part.At).ToList();
        var nights = Nightly.SelectMany(most => Strategies.Select(strategy => (Most: most, Strategy: strategy, Behind: Behind(all, strategy, (int)(most / Hours))))).ToList();
        Console.WriteLine("\n| CI hours a night | strategy | median days behind | most |\n|---|---|---|---|");
        foreach (var (most, strategy, behind) in nights)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {most} | {strategy} | {behind.Order().ElementAt(behind.Count / 2):0.0} | {behind.Max():0.0} |"));
        }

        var file = Path.Combine(folder, "nights.svg");
        await File.WriteAllTextAsync(file, NightPicture.Draw(arguments[5], runs.ToDictionary(pair => pair.Key, pair => pair.Value.Sum()), nights.Where(night => night.Most == Nightly[1]).ToDictionary(night => night.Strategy, night => night.Behind), Nightly[1]));
        Console.WriteLine($"\nPicture: {file}");
    }

    /// <summary>Days behind, night by night: a run takes what is there when it begins, and goes on for as many nights as its CI runs need.</summary>
    private static List<double> Behind(List<NightPart> parts, string strategy, int most)
    {
        var behind = new List<double>();
        var (taken, underWay, left) = (0, 0, 0);
        for (var night = parts[0].At.AddDays(1); night <= parts[^1].At.AddDays(1); night = night.AddDays(1))
        {
            if (underWay == 0)
            {
                var there = parts.Skip(taken).TakeWhile(part => part.At <= night).ToList();
                (underWay, left) = (there.Count, there.Count == 0 ? 0 : new NightPolicy(strategy, new NightWorld()).Play(there));
            }

            left -= most;
            (taken, underWay) = left > 0 ? (taken, underWay) : (taken + underWay, 0);
            behind.Add(taken < parts.Count && parts[taken].At <= night ? (night - parts[taken].At).TotalDays : 0);
        }

        return behind;
    }

    private async Task<IReadOnlyList<NightPart>> ReadAsync(JsonElement sync, ImpactAnalysis analysis)
    {
        var (from, to) = (Text(sync, "upstream_base"), Text(sync, "upstream_target"));
        var file = Path.Combine(folder, $"{from}-{to}.json");
        var report = ImpactFiles.TryRead(file);
        if (report is null)
        {
            report = await analysis.RunAsync(new ImpactRequest(from, to, Text(sync, "downstream_parent"), ReleaseTag: null));
            ImpactFiles.Write(report, file);
        }

        var steps = new StepPlanner(Layout, new PlanSettings()).Plan(from, await CommitsAsync(from, to));
        var (parts, named) = (LeapParts.Of(steps, report, Layout), LeapParts.Named(report));
        var reviewed = report.Commits.Select(commit => commit.Sha).ToHashSet(StringComparer.Ordinal);
        var breaks = Breaks(sync, report, steps.SelectMany(step => step.Commits.Select(commit => commit.Sha)).ToHashSet(StringComparer.Ordinal));
        return [.. steps.Zip(parts, (step, part) => new NightPart(step, part, Of(step, breaks), Of(step, named).ToHashSet(StringComparer.Ordinal), Of(step, reviewed).ToHashSet(StringComparer.Ordinal)))];
    }

    private static List<string> Of(PlannedStep step, IReadOnlySet<string> commits) => [.. step.Commits.Select(commit => commit.Sha).Where(commits.Contains)];

    private static HashSet<string> Breaks(JsonElement sync, ImpactReport report, HashSet<string> commits)
    {
        var named = sync.GetProperty("named_upstream_commits").EnumerateArray().Select(one => one.GetString()!).Where(commits.Contains).ToHashSet(StringComparer.Ordinal);
        var edited = sync.GetProperty("adapted_source_files").EnumerateArray().Select(one => one.GetString()!).ToHashSet(StringComparer.Ordinal);
        var findings = report.Findings.ToDictionary(finding => finding.Id, StringComparer.Ordinal);
        foreach (var commit in named.Count > 0 ? [] : report.Commits.Where(commit => commits.Contains(commit.Sha)))
        {
            // A commit that explains no further edited file broke nothing that people had to mend.
            var explained = commit.Findings.Select(id => findings[id]).Where(finding => finding.Severity != ImpactSeverity.Review && edited.Contains(finding.DownstreamFile)).Select(finding => finding.DownstreamFile).ToList();
            if (explained.Count > 0 && named.Count < MostDrawn)
            {
                _ = named.Add(commit.Sha);
                edited.ExceptWith(explained);
            }
        }

        return named;
    }

    /// <summary>The line's commits; documents are not measured, so that a clone without them serves too.</summary>
    private async Task<List<UpstreamCommit>> CommitsAsync(string from, string to)
    {
        var all = await upstream.ListAsync("listing commits", "log", "-z", "--reverse", "--first-parent", "--format=%H %ct %s", $"{from}..{to}", "--");
        var log = await upstream.RunAsync("measuring commits", "-c", "core.quotePath=false", "log", "--first-parent", "--diff-merges=first-parent", "--no-renames", "--numstat", "--format=%x01%H", $"{from}..{to}", "--", ".", ":(exclude)docs");
        var files = log.Split((char)1, StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(lines => lines[0], lines => lines.Skip(1).Select(line => line.Split('\t')).Select(fields => new ChangedFile(fields[2], Lines(fields[0]) + Lines(fields[1]))).ToList(), StringComparer.Ordinal);
        return [.. all.Select(line => line.Split(' ', 3)).Select(fields => new UpstreamCommit(fields[0], fields[2], files.GetValueOrDefault(fields[0]) ?? []) { CommittedAt = DateTimeOffset.FromUnixTimeSeconds(Lines(fields[1])) })];
    }

    private static int Lines(string count) => count == "-" ? 0 : int.Parse(count, CultureInfo.InvariantCulture);

    private static string Text(JsonElement sync, string name) => sync.GetProperty(name).GetString()!;
}
