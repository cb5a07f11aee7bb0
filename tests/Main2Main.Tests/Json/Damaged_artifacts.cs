using System.Text;
using Main2Main.Secrecy;
using Main2Main.Workspace;

namespace Main2Main.Tests.Json;

/// <summary>A journal that is not whole is an error that names the file and the line, whatever it holds.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Damaged_artifacts : IDisposable
{
    private readonly WorkspaceFolder workspace = new(Directory.CreateTempSubdirectory("main2main-damaged-").FullName);

    private static readonly RunState Whole = new()
    {
        RunId = "20260101-000000",
        StartedAt = DateTimeOffset.UnixEpoch,
        Upstream = "/up",
        Downstream = "/down",
        BaseCommit = new string('1', 40),
        TargetCommit = new string('2', 40),
        DownstreamStart = new string('3', 40),
        LastVerifiedHead = new string('3', 40),
        ReachedCommit = new string('1', 40),
        Status = RunStatus.Running,
        Steps = [new StepState { Index = 1, Id = "step-1" }],
    };

    public void Dispose() => Directory.Delete(workspace.Root, recursive: true);

    [TestCase("null")]
    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("\"text\"")]
    [TestCase("{\"run_id\": null}")]
    public void What_is_no_journal_is_said(string content)
    {
        File.WriteAllText(workspace.State, content);
        IsSaid();
    }

    [TestCase("\"steps\": [\n    {", "\"steps\": [\n    null,\n    {")]
    [TestCase("\"run_id\": \"20260101-000000\"", "\"run_id\": null")]
    [TestCase("\"rounds\": []", "\"rounds\": null")]
    [TestCase("\"id\": \"step-1\"", "\"id\": null")]
    [TestCase("\"status\": \"running\"", "\"status\": \"elsewhere\"")]
    [TestCase("\"status\": \"running\"", "\"status\": null")]
    public void A_member_that_is_wrong_is_said(string member, string wrong)
    {
        Journal.Write(workspace, Whole);
        var text = File.ReadAllText(workspace.State);
        Assert.That(text, Does.Contain(member));
        File.WriteAllText(workspace.State, text.Replace(member, wrong, StringComparison.Ordinal));
        IsSaid();
    }

    [Test]
    public void Cut_off_anywhere_it_is_said()
    {
        Journal.Write(workspace, Whole);
        var bytes = File.ReadAllBytes(workspace.State);
        for (var length = 0; length < bytes.Length - 2; length += 7)
        {
            File.WriteAllBytes(workspace.State, bytes[..length]);
            IsSaid();
        }
    }

    [Test]
    public void A_secret_leaves_it_what_it_is()
    {
        SecretDoor.Learn(new SecretRules([], []), [KeyValuePair.Create("X_TOKEN", "nightly\"\\damaged-journal")], []);
        var state = Whole with { Stop = new PartialStop { StepId = "step-1", Condition = "x", Reason = "a\nightly nightly\"\\damaged-journal", SummaryPath = "s", RolledBackTo = "r" } };
        Journal.Write(workspace, state);
        Assert.That(Journal.Read(workspace)!.Stop!.Reason, Is.EqualTo("a\nightly ***"));
        Assert.That(File.ReadAllText(workspace.State, Encoding.UTF8), Does.Not.Contain("damaged-journal"));
    }

    private void IsSaid()
    {
        var failure = Assert.Throws<Main2MainException>(() => Journal.Read(workspace))!;
        Assert.That(failure.Problem, Does.Contain(workspace.State).And.Contain("line "));
        Assert.That(failure.Remedy, Does.Contain("--restart"));
    }
}
