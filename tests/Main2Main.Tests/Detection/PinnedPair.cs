using Main2Main.Configuration;
using Main2Main.Detection;
using Main2Main.Git;
using Main2Main.Tests.Fixtures;

namespace Main2Main.Tests.Detection;

/// <summary>An upstream with three commits, the first tagged v1.2.0, and a downstream whose places of the pin a test writes.</summary>
internal sealed class PinnedPair : IDisposable
{
    private readonly TempRepository upstream = new();
    private readonly TempRepository downstream = new();

    public PinnedPair()
    {
        First = upstream.Commit(("engine/core.py", "A = 1\n"));
        _ = upstream.Git("tag", "v1.2.0");
        Second = upstream.Commit(("engine/core.py", "A = 2\n"));
        Last = upstream.Commit(("engine/core.py", "A = 3\n"));
        _ = downstream.Commit(("plugin/code.py", "x = 1\n"));
    }

    public string First { get; }

    public string Second { get; }

    public string Last { get; }

    public GitRepository Downstream => new(downstream.Folder, NullRunLog.Instance);

    public void Write(params (string, string?)[] files) => downstream.Commit(files);

    /// <summary>Commits a link.</summary>
    public void Link(string path, string target)
    {
        _ = File.CreateSymbolicLink(Path.Combine(downstream.Folder, path), target);
        _ = downstream.Git("add", path);
        _ = downstream.Git("commit", "--quiet", "-m", "link");
    }

    /// <summary>Makes a ref of the downstream that holds files, beside the branch that is checked out.</summary>
    public void OnBranch(string reference, params (string, string?)[] files)
    {
        var here = downstream.Git("rev-parse", "HEAD");
        _ = downstream.Commit(files);
        _ = downstream.Git("update-ref", reference, "HEAD");
        _ = downstream.Git("reset", "--quiet", "--hard", here);
    }

    public Task<DriftDetection> DetectAsync(IReadOnlyList<PinSource> pin, IReadOnlyList<PinSource>? release = null, IReadOnlyList<OtherPin>? others = null, string? look = null) =>
        new DriftDetector(
            new SyncSettings
            {
                Profile = "none",
                Workspace = string.Empty,
                Layout = new LayoutSettings { UpstreamPackage = "engine", DownstreamPackage = "plugin" },
                Pin = pin,
                Release = release ?? [],
                OtherPins = others ?? [],
                ReadAt = look,
                IsLook = look is not null,
            },
            new GitRepository(upstream.Folder, NullRunLog.Instance),
            Downstream,
            NullRunLog.Instance).DetectAsync(rememberedBranch: null);

    public void Dispose()
    {
        upstream.Dispose();
        downstream.Dispose();
    }
}
