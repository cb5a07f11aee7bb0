using Main2Main.Benchmarks;

if (args is ["dump-contracts", var list])
{
    ContractDump.Write(list, Console.OpenStandardOutput());
    return;
}

if (args is ["replay-codemod", var jobs])
{
    await CodemodReplay.RunAsync(jobs);
    return;
}

if (args is ["simulate-bisect", .. { Length: 6 } simulated])
{
    await new BisectSimulation(simulated).RunAsync();
    return;
}

if (args is ["simulate-nights", .. { Length: 6 or 7 } nights])
{
    await new NightSimulation(nights).RunAsync();
    return;
}

if (args is ["check-lanes", var upstreamFolder, var downstreamFolder, var cacheFolder])
{
    await new LaneDriver(upstreamFolder, downstreamFolder, cacheFolder).RunAsync(Console.In, Console.Out);
    return;
}

var options = BenchmarkOptions.Parse(args);
var folder = Directory.CreateTempSubdirectory("main2main-bench-");
try
{
    if (options.ImpactRange is not null)
    {
        await new ImpactContest(options, folder.FullName).RunAsync();
        return;
    }

    if (options.LogSize is not null)
    {
        await new LogContest(options, folder.FullName).RunAsync();
        return;
    }

    var range = options.Upstream is { } upstream
        ? (upstream, options.From!, options.To!)
        : await Subjects.GenerateUpstreamAsync(Path.Combine(folder.FullName, "upstream"));
    var downstream = await Subjects.GenerateDownstreamAsync(Path.Combine(folder.FullName, "downstream"), range.Item2);
    var contest = new Contest(options, folder.FullName, range, downstream);
    Console.WriteLine($"{range.Item2}..{range.Item3} in {await contest.PrepareAsync()} steps, median of {options.Rounds} pairs");
    if (options.Scripts is not null)
    {
        await CompareAsync("Detect+Plan against plan_steps.py + git diff per step", 0.25, contest.RunScriptAsync);
    }

    await CompareAsync("Detect+Plan against git log --numstat + git diff per step", 1.5, contest.RunGitAsync);
    var processor = new List<double>();
    var memory = new List<double>();
    var host = Path.Combine(options.Project, "artifacts", "host", "Main2Main.Build.dll");
    for (var round = 0; round < options.Rounds; round++)
    {
        processor.Add(await Measure.ChildProcessorAsync(contest.RunStatusAsync));
        memory.Add(await Measure.PeakMemoryAsync("dotnet", [host, .. contest.NewPlan().Arguments]));
    }

    Print("Status, processor seconds", Measure.Median(processor), 0.5);
    Print("Plan, peak memory of the host in MB", Measure.Median(memory), 200);

    async Task CompareAsync(string name, double target, Func<Task> other)
    {
        var pairs = new List<(double Ours, double Theirs)>();
        for (var round = 0; round < options.Rounds; round++)
        {
            // Who goes first alternates, so that neither always finds the other's warmth.
            var first = await Measure.WallAsync(round % 2 == 0 ? contest.PlanAsync : other);
            var second = await Measure.WallAsync(round % 2 == 0 ? other : contest.PlanAsync);
            pairs.Add(round % 2 == 0 ? (first, second) : (second, first));
        }

        Print(
            $"{name} ({Measure.Median(pairs.Select(pair => pair.Ours)):0.00} s / {Measure.Median(pairs.Select(pair => pair.Theirs)):0.00} s)",
            Measure.Median(pairs.Select(pair => pair.Ours / pair.Theirs)),
            target);
    }
}
finally
{
    folder.Delete(recursive: true);
}

static void Print(string name, double value, double target) =>
    Console.WriteLine($"{name}: {value:0.000} (target {target}: {(value <= target ? "met" : "missed")})");
