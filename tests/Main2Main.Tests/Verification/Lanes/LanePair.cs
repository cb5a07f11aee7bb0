using Main2Main.Configuration;
using Main2Main.Git;
using Main2Main.Lanes;
using Main2Main.Lanes.Rules;
using Main2Main.Python;
using Main2Main.Tests.Impact;

namespace Main2Main.Tests.Verification.Lanes;

/// <summary>An upstream <c>host</c> with the release v1.0.0 and a newer main, and a downstream <c>plugin</c> whose edit is checked.</summary>
internal sealed class LanePair : IDisposable
{
    private readonly ImpactPair pair;

    private LanePair(ImpactPair pair) => this.pair = pair;

    public IReadOnlyList<string> Warnings { get; private set; } = [];

    /// <summary>The upstream of most tests: main has moved Runner, gained a parameter and lost a function.</summary>
    public static async Task<LanePair> CreateAsync(params (string Path, string? Content)[] downstream)
    {
        var repositories = await ImpactPair.CreateAsync(
            [
                ("host/core.py", "from host.old import Runner\n\n\ndef start(job, mode=None):\n    pass\n\n\ndef halt():\n    pass\n"),
                ("host/old.py", "class Runner:\n    def run(self, batch, limit=1):\n        pass\n\n    def stop(self):\n        pass\n"),
                ("host/dynamic.py", "def __getattr__(name):\n    return name\n"),
            ],
            downstream);
        await repositories.TagAsync("v1.0.0", repositories.Start);
        _ = await repositories.ChangeAsync(
            "move",
            ("host/old.py", null),
            ("host/core.py", "from host.new import Runner\n\n\ndef start(job, mode=None, *, budget=0):\n    pass\n"),
            ("host/new.py", "class Runner:\n    def run(self, batch, limit=1, budget=0):\n        pass\n\n    def stop(self):\n        pass\n"));
        return new LanePair(repositories);
    }

    /// <summary>The findings in an edit of some files.</summary>
    public async Task<IReadOnlyList<CheckFinding>> EditAsync(params (string Path, string? Content)[] files) => await EditAsync("v1.0.0", files);

    public async Task<IReadOnlyList<CheckFinding>> EditAsync(string? tag, params (string Path, string? Content)[] files)
    {
        var before = await pair.Downstream.HeadAsync();
        var after = await pair.EditAsync(files);
        var settings = new SyncSettings
        {
            Profile = "none",
            Workspace = pair.Folder("workspace"),
            Layout = new LayoutSettings { UpstreamPackage = "host", DownstreamPackage = "plugin" },
            VersionGuard = new VersionGuardSettings { Function = "host_version_is" },
        };
        var checks = new LaneChecks(pair.Upstream, pair.Downstream, settings, new ContractCache(null));
        var findings = await checks.RunAsync(new LaneRequest(before, after, await pair.Upstream.HeadAsync(), pair.Start, tag));
        Warnings = checks.Warnings;
        return findings;
    }

    public void Dispose() => pair.Dispose();
}
