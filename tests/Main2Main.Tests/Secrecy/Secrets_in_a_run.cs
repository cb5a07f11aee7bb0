using System.Text;
using Main2Main.Configuration;
using Main2Main.Files;
using Main2Main.Git;
using Main2Main.Programs;
using Main2Main.Secrecy;
using Main2Main.Tests.Fixtures;
using Main2Main.Workspace;

namespace Main2Main.Tests.Secrecy;

/// <summary>What programs get, what they print, and what patches hold.</summary>
[NonParallelizable]
public sealed class Secrets_in_a_run
{
    private const string Value = "value-of-a-secret-in-a-run";

    [SetUp]
    public void Set()
    {
        Environment.SetEnvironmentVariable("MAIN2MAIN_TEST_SECRET", Value);
        Environment.SetEnvironmentVariable("MAIN2MAIN_TEST_NAMED", "named-" + Value);
        Learn();
    }

    [TearDown]
    public void Unset()
    {
        Environment.SetEnvironmentVariable("MAIN2MAIN_TEST_SECRET", null);
        Environment.SetEnvironmentVariable("MAIN2MAIN_TEST_NAMED", null);
    }

    [Test]
    public async Task A_program_gets_a_secret_only_where_it_is_listed()
    {
        var plain = await PrintAsync(command => command);
        Assert.That(plain, Does.Not.Contain(Value).And.Contain("PATH="));
        Assert.That(
            await PrintAsync(command => command with { Passed = ["MAIN2MAIN_TEST_SECRET"] }),
            Does.Contain($"MAIN2MAIN_TEST_SECRET={Value}").And.Not.Contain("MAIN2MAIN_TEST_NAMED"));
        Assert.That(await PrintAsync(command => command with { Inherited = ["PATH", "MAIN2MAIN_*"] }), Does.Not.Contain(Value), "a beginning names no secret");
        Assert.That(
            await PrintAsync(command => command with { Inherited = ["PATH", "MAIN2MAIN_TEST_NAMED"] }),
            Does.Contain("named-").And.Not.Contain("MAIN2MAIN_TEST_SECRET"));
        Assert.That(await PrintAsync(command => command with { IsTrusted = true }), Does.Contain($"MAIN2MAIN_TEST_SECRET={Value}"));
        Assert.That(
            await PrintAsync(command => new ChildCommand(command.Words, command.Folder, new Dictionary<string, string> { ["MY_TOKEN"] = "set-for-it" })),
            Does.Contain("MY_TOKEN=set-for-it"));
    }

    [Test]
    public void It_is_said_once_what_they_do_without()
    {
        var log = new Lines();
        var withheld = new WithheldVariables(Settings() with { Verification = new VerificationSettings { EnvironmentPass = ["MAIN2MAIN_TEST_NAMED"] } }, log);
        withheld.Tell();
        withheld.Tell();
        Assert.That(log.All, Has.Count.EqualTo(1));
        Assert.That(
            log.All[0], Does.Contain("MAIN2MAIN_TEST_SECRET").And.Contain("environmentPass").And.Not.Contain("MAIN2MAIN_TEST_NAMED").And.Not.Contain(Value));
    }

    [Test]
    public void A_file_that_another_program_wrote_is_masked_in_its_place()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, $"<testcase><failure>{Value}</failure></testcase>");
        AtomicFile.Mask(file);
        Assert.That(File.ReadAllText(file), Is.EqualTo("<testcase><failure>***</failure></testcase>"));
        File.Delete(file);
    }

    [Test]
    public async Task A_patch_that_adds_a_secret_applies_says_so_and_is_not_replayed()
    {
        using var repository = new TempRepository();
        var before = repository.Commit(("a.py", $"old = '{Value}'\nx = 1\n"), ("b.bin", "\0\u0001"));
        var after = repository.Commit(("a.py", $"old = '{Value}'\nx = 2\ntoken = '{Value}'\n"), ("b.bin", "\0\u0002"));
        _ = repository.Git("checkout", "--quiet", before);
        var (log, folder) = (new Lines(), Directory.CreateTempSubdirectory("main2main-patch-").FullName);
        var patch = Path.Combine(folder, "step-1.patch");
        await new WorkingTree(new GitRepository(repository.Folder, log), folder).SavePatchAsync(before, after, patch);

        var text = File.ReadAllText(patch, Encoding.Latin1);
        Assert.That(text, Does.Contain("+token = '***'").And.Contain($" old = '{Value}'"));
        Assert.That(log.All, Has.Some.Contains("masked"));
        Assert.That(MaskedPatch.Is(patch), Is.True);
        _ = repository.Git("apply", patch);
        Assert.That(File.ReadAllText(Path.Combine(repository.Folder, "a.py")), Does.EndWith("x = 2\ntoken = '***'\n"));
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task A_patch_without_one_is_what_git_prints()
    {
        using var repository = new TempRepository();
        var before = repository.Commit(("a.py", "x = 1\n"));
        var after = repository.Commit(("a.py", "x = 2"), ("ä.py", "1\n"));
        var folder = Directory.CreateTempSubdirectory("main2main-patch-").FullName;
        var patch = Path.Combine(folder, "p.patch");
        await new WorkingTree(new GitRepository(repository.Folder, NullRunLog.Instance), folder).SavePatchAsync(before, after, patch);
        Assert.That(File.ReadAllText(patch).TrimEnd(), Is.EqualTo(repository.Git("diff", "--no-color", "--src-prefix=a/", "--dst-prefix=b/", before, after)));
        Directory.Delete(folder, recursive: true);
    }

    private static void Learn() => SecretDoor.Learn(Settings().Secrets.ToRules(), [], []);

    private static SyncSettings Settings() => new()
    {
        Profile = "none",
        Workspace = Path.GetTempPath(),
        Layout = new LayoutSettings { UpstreamPackage = "a", DownstreamPackage = "b" },
        Secrets = new SecretSettings { Names = ["MAIN2MAIN_TEST_NAMED"] },
    };

    private static async Task<string> PrintAsync(Func<ChildCommand, ChildCommand> change)
    {
        using var output = new MemoryStream();
        var command = change(new ChildCommand(["env"], Path.GetTempPath(), new Dictionary<string, string>()));
        _ = await LimitedProcess.RunAsync(command, output, new ProcessLimits(TimeSpan.FromMinutes(1), Silence: null), CancellationToken.None);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private sealed class Lines : IRunLog
    {
        public List<string> All { get; } = [];

        public void Information(string message) => All.Add(message);

        public void Verbose(string message)
        {
            // Command lines are of no interest.
        }

        public void Warning(string message) => All.Add(message);
    }
}
