using System.Text;
using System.Text.Json;
using Main2Main.Configuration;
using Main2Main.Impact.Findings;
using Main2Main.Impact.History;
using Main2Main.Impact.Usage;
using Main2Main.Python;
using Main2Main.Python.Caching;

namespace Main2Main.Impact;

/// <summary>
/// An analysis of a made-up pair, in memory. .NET loads types and compiles methods when they are first used, which is most of a short analysis;
/// a host that starts anyway has that done meanwhile on another processor. Asks no program and reads and writes no file.
/// </summary>
public static class ImpactRehearsal
{
    // The downstream's override is a copy of what it overrides: copies are looked for, too.
    private const string Copied = """
            def run(self, items, *, strict=True) -> int:
                total = 0
                for item in items:
                    if item > self.limit and strict:
                        total = total + item * self.depth
                print(total, "done")
                return total
        """;

    private const string Older = $$"""
        import os
        from dataclasses import dataclass
        LEVELS = ["low", "high"]
        @dataclass
        class Options:
            width: int = 1
            height: int = 2
        class Engine:
            limit = 10
            def __init__(self, options: Options, depth=1):
                self.options = options
                self.depth = depth
        {{Copied}}
            async def stop(self, reason):
                return reason
        def build(options, depth=2):
            return Engine(options, depth)
        def leave(code):
            os._exit(code)
        """;

    private const string Newer = """
        from dataclasses import dataclass
        LEVELS = ["low", "high", "highest"]
        @dataclass
        class Options:
            width: float = 1
        class Engine:
            def __init__(self, options: Options, mode, depth=1):
                self.options = options
                self.depth = depth
            def run(self, items, budget, *, strict=False) -> float:
                total = 0
                for item in items:
                    if item > budget and strict:
                        total = total + item * self.depth
                print(total, "done", budget)
                return total
            def stop(self):
                return None
        def build(options):
            return Engine(options, "fast")
        """;

    private const string Downstream = $$"""
        from unittest import mock
        import up.engine
        from up import Engine, Options, build, leave
        class OwnEngine(Engine):
            def __init__(self, options: Options, depth=1):
                super().__init__(options, depth)
                self.height = options.height
        {{Copied}}
            async def stop(self, reason):
                return await super().stop(reason)
        def start(options: Options, level):
            engine = build(options, depth=3)
            engine.run([1, 2], strict=False)
            if level == "high":
                leave(1)
            return engine
        up.engine.build = start
        setattr(Engine, "stop", OwnEngine.stop)
        mock.patch("up.engine.leave")
        """;

    private const string Package = "from up.engine import Engine, Options, build, leave\n";

    /// <summary>Analyses the pair and renders its report in every form.</summary>
    /// <returns>The report.</returns>
    public static ImpactReport Run()
    {
        var nowhere = new string('0', 40);
        _ = SettingsJson.Read([]);
        _ = new KnownReports(folder: null, new ImpactRequest(nowhere, nowhere, nowhere, ReleaseTag: null), new LayoutSettings { UpstreamPackage = "up", DownstreamPackage = "down" }, [], NullRunLog.Instance);
        var (older, newer) = (Packed(("up/__init__.py", Package), ("up/engine.py", Older)), Packed(("up/__init__.py", Package), ("up/engine.py", Newer)));
        var world = new CodeWorld(older.Files, Packed(("down/__init__.py", "from down import engine\n"), ("down/engine.py", Downstream)).Files);
        var usages = UsageIndex.Of(world);
        var changes = new ChangeIndex(ContractDiff.Between(older, newer));
        var matches = new MatchFinder(changes, world, older, newer, Trees.Manifests.None, ReleaseCode.None).FindAsync(Task.FromResult(usages)).GetAwaiter().GetResult();
        var makers = changes.All.ToDictionary(change => change, IReadOnlyList<HistoryCommit> (_) => [], ReferenceEqualityComparer.Instance as IEqualityComparer<ContractChange>);
        var report = new ReportBuilder(matches, makers, usages.Counts, _ => GuardNeed.Unknown, BodyDiffs.None, EditHistory.None, Trees.SuiteTests.Of([], world))
            .Build(new ImpactReport { UpstreamBase = nowhere, UpstreamTarget = nowhere, DownstreamCommit = nowhere });
        _ = JsonSerializer.Serialize(report, ImpactJson.Readable.ImpactReport);
        _ = SarifLog.Of(report);
        _ = ImpactFiles.Page(report);
        return report;
    }

    /// <summary>A tree whose files come out of a pack, as those of a later run do.</summary>
    private static PythonTree Packed(params (string Path, string Source)[] files)
    {
        var pack = new ModulePack(ModulePack.Write(files.ToDictionary(file => file.Source, file => PythonParser.Parse(Encoding.UTF8.GetBytes(file.Source)))).ToArray());
        return new PythonTree(files.Select(file => new PythonFile(file.Path, PythonFile.ModuleNameOf(file.Path, []), file.Source, () => pack.Read(file.Source))));
    }
}
