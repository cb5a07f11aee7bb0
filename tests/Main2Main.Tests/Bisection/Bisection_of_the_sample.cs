using Main2Main.Bisection;
using Main2Main.Configuration;
using Main2Main.Git;
using Main2Main.Sample;
using Main2Main.Tests.Sample;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Tests.Bisection;

/// <summary>The sample's downstream, not adapted, against the sample's upstream.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Bisection_of_the_sample
{
    // The bad end, the commit that breaks the downstream's tests first, and how many probes plain halving takes.
    [TestCase("main", "Name the lift module after the shed that it opens (#43)", 4)]
    [TestCase("main~12", "Name the lift module after the shed that it opens (#43)", 2)]
    public async Task Finds_the_commit_that_broke_it_first(string bad, string subject, int plain)
    {
        using var folder = new TemporaryFolder();
        var sample = await SampleRepositories.CreateAsync(Path.Combine(folder.Path, "sample"), NullRunLog.Instance);
        var settings = SettingsLoader.Load(new SettingsRequest
        {
            Options = new Dictionary<string, IReadOnlyList<string?>> { ["sample"] = ["true"], ["workspace"] = [folder.Path] },
            WorkingDirectory = folder.Path,
        });
        var upstream = new GitRepository(sample.Upstream, NullRunLog.Instance);
        var before = (await upstream.HeadAsync(), await upstream.BranchAsync());

        var report = await new BisectStage(new SyncSession(settings, NullRunLog.Instance), new ProcessSuiteRunner(host: null), new NoDisplay())
            .RunAsync(new BisectEnds("main~16", bad));

        Assert.That((report.FirstBadSubject, report.FirstBadPr), Is.EqualTo((subject, 43)));
        Assert.That(report.PlainProbeCount, Is.EqualTo(plain));
        Assert.That(report.ProbeCount, Is.LessThan(plain + 1));
        Assert.That(report.Findings.Select(finding => finding.UpstreamSymbol), Does.Contain("loom.ops.lift"));
        Assert.That((await upstream.HeadAsync(), await upstream.BranchAsync()), Is.EqualTo(before));
        Assert.That(await new GitRepository(sample.Downstream, NullRunLog.Instance).DirtyFilesAsync(untracked: true), Is.Empty);
    }

    private sealed class NoDisplay : IRoundDisplay, IAsyncDisposable
    {
        public IAsyncDisposable Show(string title, IReadOnlyList<SuiteProgress> suites) => this;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
