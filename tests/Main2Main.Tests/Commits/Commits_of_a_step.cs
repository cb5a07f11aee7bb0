using Main2Main.Adaptation;
using Main2Main.Commits;
using Main2Main.Configuration;
using Main2Main.Detection;
using Main2Main.Planning;
using Main2Main.References;
using Main2Main.Rounds;
using Main2Main.Tests.Fixtures;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Tests.Commits;

/// <summary>What a step commits, and what it refuses to.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Commits_of_a_step : IDisposable
{
    private readonly RunPair pair = new();
    private readonly string start;
    private SyncSession session = null!;
    private StepWork step = null!;

    public Commits_of_a_step()
    {
        _ = pair.Upstream.Commit(("host/core.py", "VALUE = 1\n"));
        pair.Settings = pair.Settings with { Verification = pair.Settings.Verification with { Baseline = BaselineChoice.Never } };
        start = pair.Downstream.Git("rev-parse", "HEAD");
    }

    private int Commits => int.Parse(pair.Downstream.Git("rev-list", "--count", $"{start}..HEAD"), System.Globalization.CultureInfo.InvariantCulture);

    public void Dispose() => pair.Dispose();

    [Test]
    public async Task Nothing_is_committed_without_a_round()
    {
        await AdaptAsync();

        await RefusedAsync(FailureKind.Usage, "no CI round was run", "--target=RunCi --step=1");
    }

    [Test]
    public async Task Nothing_is_committed_that_changed_after_its_round()
    {
        await VerifyAsync();
        Write("plugin/use.py", "x = 99\n");

        await RefusedAsync(FailureKind.Repository, "changed after CI verified it", "plugin/use.py");
    }

    [TestCase("debug.log")]
    [TestCase("docs/2026_changes.md")]
    public async Task Nothing_is_committed_beside_intermediate_files(string file)
    {
        await VerifyAsync(() => Write(file, "noise\n"));

        await RefusedAsync(FailureKind.Repository, "intermediate files are in the downstream", file);
    }

    [Test]
    public async Task What_is_never_staged_stays_in_the_working_tree()
    {
        await VerifyAsync(() => Write("csrc/kernel.cc", "int x;\n"));

        await CommitAsync();

        Assert.That(Commits, Is.EqualTo(1));
        Assert.That(pair.Downstream.Git("show", "--name-only", "--format=", "HEAD"), Is.EqualTo("PIN"));
        Assert.That(pair.Downstream.Git("status", "--porcelain"), Is.EqualTo("?? csrc/"));
        Assert.That(pair.Log.Lines, Has.Some.Contain("never staged").And.Contain("csrc/kernel.cc"));
    }

    [Test]
    public async Task A_pin_that_only_a_never_staged_file_records_leaves_nothing_to_commit()
    {
        pair.Settings = pair.Settings with { Commit = new CommitSettings { NeverStaged = ["PIN"] } };
        await VerifyAsync();

        await RefusedAsync(FailureKind.Repository, "has nothing to commit", "PIN");
    }

    [Test]
    public async Task What_a_person_staged_meanwhile_is_not_committed_along()
    {
        _ = pair.Downstream.Commit(("notes.txt", "old\n"));
        await VerifyAsync();
        Write("notes.txt", "new\n");
        _ = pair.Downstream.Git("add", "notes.txt");
        Write("notes.txt", "old\n");

        await RefusedAsync(FailureKind.Repository, "the index", "notes.txt", "restore --staged");
    }

    [Test]
    public async Task A_hook_that_refuses_is_named_and_the_commit_is_made_when_it_is_mended()
    {
        await VerifyAsync();
        Hook("pre-commit", "echo 'the hook says no' >&2; exit 1");
        await RefusedAsync(FailureKind.Tool, "the hook says no", "committing step-1");

        File.Delete(Path.Combine(pair.Downstream.Folder, ".git/hooks/pre-commit"));
        await CommitAsync();

        Assert.That(Commits, Is.EqualTo(1));
    }

    [Test]
    public async Task A_hook_that_changes_what_is_committed_is_told()
    {
        await VerifyAsync();
        Hook("pre-commit", "echo 'x = 2' > plugin/more.py; git add plugin/more.py");

        await CommitAsync();

        Assert.That(pair.Log.Lines, Has.Some.Contain("a commit hook changed what was committed").And.Contain("plugin/more.py"));
    }

    [Test]
    public async Task A_commit_is_signed_off_names_its_range_and_is_made_once()
    {
        await VerifyAsync(() => Write("plugin/use.py", "from host.core import VALUE  # moved\n"));

        await CommitAsync();
        await CommitAsync();

        Assert.That(Commits, Is.EqualTo(1));
        Assert.That(pair.Downstream.Git("show", "--name-only", "--format=", "HEAD"), Is.EqualTo("PIN\nplugin/use.py"));
        Assert.That(pair.Downstream.Git("log", "-1", "--format=%B"), Does.Contain("Signed-off-by: Tester").And.Contain(step.Plan.Range));
        Assert.That(
            session.Journal.Step(1),
            Has.Property("Phase").EqualTo(StepPhase.Committed).And.Property("Commit").EqualTo(pair.Downstream.Git("rev-parse", "HEAD")));
        Assert.That(pair.Log.Lines, Has.Some.Contain("committed already"));
    }

    private async Task AdaptAsync()
    {
        session = pair.Open();
        _ = await new DetectStage(session).RunAsync();
        _ = await new PlanStage(session).RunAsync();
        step = StepWork.Select(session)!;
        await new UpdateReferenceStage(session, step).RunAsync();
        await new AdaptStage(session, step, [new NoAdapter()], GuideRouter.Of(session)).RunAsync();
    }

    /// <summary>A step that CI has passed, with an edit that was there meanwhile.</summary>
    private async Task VerifyAsync(Action? edit = null)
    {
        await AdaptAsync();
        await new RunCiStage(session, step, [new NoAdapter()], GuideRouter.Of(session), new ProcessSuiteRunner(host: null), new RunPair.Silence()).RunAsync();
        edit?.Invoke();
        var tree = await session.Tree.SnapshotAsync();
        _ = session.Journal.Update(1, old => old with { CandidateTree = tree, Rounds = [old.Rounds[^1] with { Tree = tree }] });
    }

    private Task CommitAsync() => new CommitStage(session, step).RunAsync();

    private async Task RefusedAsync(FailureKind kind, params string[] named)
    {
        var before = Commits;

        var failure = (await Assert.ThrowsAsync<Main2MainException>(CommitAsync))!;

        var told = $"{failure.Problem} {failure.Remedy}";
        Assert.That(failure.Kind, Is.EqualTo(kind), told);
        Assert.That(named.Where(name => !told.Contains(name, StringComparison.Ordinal)), Is.Empty, told);
        Assert.That(Commits, Is.EqualTo(before));
    }

    private void Write(string path, string content)
    {
        var file = Path.Combine(pair.Downstream.Folder, path);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }

    private void Hook(string name, string script)
    {
        var file = Path.Combine(pair.Downstream.Folder, ".git/hooks", name);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
