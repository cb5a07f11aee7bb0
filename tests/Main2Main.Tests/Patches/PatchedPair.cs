using Main2Main.Configuration;
using Main2Main.Patches;
using Main2Main.Tests.Fixtures;
using Main2Main.Workspace;

namespace Main2Main.Tests.Patches;

/// <summary>An upstream package <c>host</c> and a downstream package <c>plugin</c> that patches it, with a pin that the downstream moves.</summary>
internal sealed class PatchedPair : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("main2main-patches-").FullName;

    public PatchedPair(params (string Path, string? Content)[] upstream)
    {
        Start = Upstream.Commit([("host/__init__.py", string.Empty), .. upstream]);
    }

    public TempRepository Upstream { get; } = new();

    public TempRepository Downstream { get; } = new();

    /// <summary>The upstream's first commit.</summary>
    public string Start { get; }

    /// <summary>Writes the downstream while it is pinned to the upstream's newest commit.</summary>
    public string Write(params (string Path, string? Content)[] files) =>
        Downstream.Commit([("PIN", $"commit: {Upstream.Git("rev-parse", "HEAD")}\n"), ("pyproject.toml", "[project.entry-points.'host.plugins']\nplugin = \"plugin:register\"\n"), .. files]);

    /// <summary>Audits the downstream against the upstream's newest commit.</summary>
    public async Task<PatchReport> AuditAsync(string? from = null) => await new PatchStage(new SyncSession(
        new SyncSettings
        {
            Profile = "none",
            Workspace = Path.Combine(root, "workspace"),
            Upstream = Upstream.Folder,
            Downstream = Downstream.Folder,
            From = from,
            Layout = new LayoutSettings { UpstreamPackage = "host", DownstreamPackage = "plugin" },
            VersionGuard = new VersionGuardSettings { Function = "is_release", Module = "plugin.versions" },
            ReleaseTag = "v1.0",
            Pin = [new PinSource { File = "PIN", Pattern = "^commit: (?<value>[0-9a-f]{40})$" }],
        },
        NullRunLog.Instance)).RunAsync();

    public async Task<UpstreamPatch> OnlyAsync(string? from = null) => (await AuditAsync(from)).Patches.Single();

    public void Dispose()
    {
        Upstream.Dispose();
        Downstream.Dispose();
        Directory.Delete(root, recursive: true);
    }
}
