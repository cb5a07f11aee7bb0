using Main2Main.Configuration;
using Main2Main.Git;
using Main2Main.Impact;
using Main2Main.Sources;

namespace Main2Main.Tests.Impact;

/// <summary>An upstream package <c>host</c> and a downstream package <c>plugin</c> in a temporary folder.</summary>
internal sealed class ImpactPair : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("main2main-impact-").FullName;

    private ImpactPair()
    {
        Upstream = new GitRepository(Path.Combine(root, "upstream"), NullRunLog.Instance);
        Downstream = new GitRepository(Path.Combine(root, "downstream"), NullRunLog.Instance);
    }

    public GitRepository Upstream { get; private set; }

    public GitRepository Downstream { get; private set; }

    public string Start { get; private set; } = string.Empty;

    public static async Task<ImpactPair> CreateAsync(IReadOnlyList<(string Path, string? Content)> upstream, params (string Path, string? Content)[] downstream)
    {
        var pair = new ImpactPair();
        foreach (var repository in new[] { pair.Upstream, pair.Downstream })
        {
            _ = Directory.CreateDirectory(repository.Path);
            _ = await repository.RunAsync("creating", "init", "--quiet", "--initial-branch=main");
        }

        pair.Start = await CommitAsync(pair.Upstream, "start", [("host/__init__.py", string.Empty), .. upstream]);
        _ = await CommitAsync(pair.Downstream, "start", [("plugin/__init__.py", string.Empty), .. downstream]);
        return pair;
    }

    public Task<string> ChangeAsync(string subject, params (string Path, string? Content)[] files) => CommitAsync(Upstream, subject, files);

    public Task<string> EditAsync(params (string Path, string? Content)[] files) => CommitAsync(Downstream, "edit", files);

    public Task TagAsync(string tag, string commit) => Upstream.RunAsync("tagging", "tag", tag, commit);

    /// <summary>Puts bare clones in the place of both repositories.</summary>
    public async Task GoBareAsync()
    {
        Upstream = await BareAsync(Upstream);
        Downstream = await BareAsync(Downstream);
    }

    public async Task<ImpactReport> AnalyseAsync(string? tag = null, string? cache = null, string upstreamPackage = "host", string? reports = null,
        IReadOnlyList<string>? requirements = null, IReadOnlyList<SuiteSettings>? suites = null, IReadOnlyList<string>? pins = null, string? at = null)
    {
        var analysis = new ImpactAnalysis(
            Upstream, Downstream, new LayoutSettings { UpstreamPackage = upstreamPackage, DownstreamPackage = "plugin", Requirements = requirements ?? [] }, SourceCache.Open(cache, NullRunLog.Instance), NullRunLog.Instance) { Reports = reports, Suites = suites ?? [], PinFiles = pins ?? [], Guard = new VersionGuardSettings { Function = "host_version_is" } };
        return await analysis.RunAsync(new ImpactRequest(Start, await Upstream.HeadAsync(), at ?? await Downstream.HeadAsync(), tag));
    }

    public string Folder(string name) => Path.Combine(root, name);

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(root, recursive: true);
    }

    private static async Task<GitRepository> BareAsync(GitRepository repository)
    {
        var path = repository.Path + ".git";
        _ = await repository.RunAsync("cloning", "clone", "--quiet", "--bare", repository.Path, path);
        return new GitRepository(path, NullRunLog.Instance);
    }

    private static async Task<string> CommitAsync(GitRepository repository, string subject, IReadOnlyList<(string Path, string? Content)> files)
    {
        foreach (var (name, content) in files)
        {
            var path = Path.Combine(repository.Path, name);
            _ = Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (content is null)
            {
                File.Delete(path);
            }
            else
            {
                await File.WriteAllTextAsync(path, content);
            }
        }

        _ = await repository.RunAsync("staging", "add", "--all");
        _ = await repository.RunAsync("committing", "-c", "user.name=A Tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgSign=false", "commit", "--quiet", "--no-verify", $"--message={subject}");
        return await repository.HeadAsync();
    }
}
