using System.Text;
using Main2Main.Configuration;
using Main2Main.Doctoring;
using Main2Main.Programs;
using Main2Main.Tests.Fixtures;
using Main2Main.Workspace;

namespace Main2Main.Tests.Secrecy;

/// <summary>What a program sees and changes with --sandbox.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Programs_in_a_sandbox : IDisposable
{
    private readonly TempRepository upstream = new();
    private readonly TempRepository downstream = new();
    private readonly string workspace = Directory.CreateTempSubdirectory("main2main-workspace-").FullName;

    public void Dispose()
    {
        upstream.Dispose();
        downstream.Dispose();
        Directory.Delete(workspace, recursive: true);
    }

    [Test]
    public async Task It_writes_to_the_downstream_alone_and_sees_no_home()
    {
        await RequireAsync();
        _ = upstream.Commit(("u.py", "1\n"));
        _ = downstream.Commit(("d.py", "1\n"));
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var given = Directory.CreateDirectory(Path.Combine(workspace, "given")).FullName;

        var printed = await RunAsync(Session(), $"exec 2> /dev/null; cat {upstream.Folder}/u.py d.py; echo 2 > d.py && echo downstream; echo 2 > {upstream.Folder}/u.py && echo upstream; echo x > .git/hooks/pre-commit && echo hook; "
            + $"echo x > {workspace}/state.json && echo journal; echo x > {given}/report.xml && echo report; ls -A {home} | wc -l; ls -A /run | head -1; ls /proc | grep -c '^[0-9]'; touch /etc/x && echo system", given);

        Assert.That(printed, Does.StartWith("1\n1\ndownstream\nreport\n0\n"));
        foreach (var word in new[] { "upstream\n", "hook\n", "journal\n", "system\n" })
        {
            Assert.That(printed, Does.Not.Contain("\n" + word), printed);
        }

        Assert.That(File.ReadAllText(Path.Combine(downstream.Folder, "d.py")), Is.EqualTo("2\n"));
        Assert.That(File.ReadAllText(Path.Combine(upstream.Folder, "u.py")), Is.EqualTo("1\n"));
        Assert.That(File.Exists(Path.Combine(given, "report.xml")), Is.True);
    }

    [Test]
    public void A_program_that_is_hidden_is_not_taken_and_where_there_is_no_other_that_is_told()
    {
        var sandbox = new Sandbox([workspace, downstream.Folder], [Path.Combine(downstream.Folder, "shown")], [], [], Network: true);
        var hidden = Path.Combine(downstream.Folder, "hidden.sh");
        File.WriteAllText(hidden, "#!/bin/sh\n");
        File.SetUnixFileMode(hidden, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        Assert.That(sandbox.Shows("/usr/bin/python3"), Is.True);
        Assert.That(sandbox.Shows(hidden), Is.False);
        Assert.That(sandbox.Shows(Path.Combine(downstream.Folder, "shown", "python3")), Is.True);
        Assert.That(ProgramFinder.RequireShown("sh", downstream.Folder, sandbox), Is.EqualTo(ProgramFinder.Find("sh", downstream.Folder)));
        Assert.That(
            () => ProgramFinder.RequireShown("./hidden.sh", downstream.Folder, sandbox),
            Throws.TypeOf<System.ComponentModel.Win32Exception>().With.Message.Contains("hidden.sh', which the sandbox hides")
                .And.Message.Contains("isolation.visible"));
    }

    [Test]
    public async Task It_cannot_look_at_the_variables_of_other_processes()
    {
        await RequireAsync();
        Environment.SetEnvironmentVariable("MAIN2MAIN_SANDBOX_TEST", "seen-from-outside");
        var printed = await RunAsync(
            Session(), "cat /proc/*/environ 2>/dev/null | tr '\\0' '\\n' | grep -c MAIN2MAIN_SANDBOX_TEST=; ls /proc | grep '^[0-9]' | wc -l");
        Environment.SetEnvironmentVariable("MAIN2MAIN_SANDBOX_TEST", null);
        Assert.That(
            int.Parse(printed.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1], System.Globalization.CultureInfo.InvariantCulture),
            Is.LessThan(12),
            "its own processes alone");
    }

    [Test]
    public async Task The_network_is_there_or_not_as_configured()
    {
        await RequireAsync();
        const string Interfaces = "tail -n +3 /proc/net/dev | grep -vc '^ *lo:'";
        var without = await RunAsync(Session(new IsolationSettings { Network = false }), Interfaces);
        Assert.That(without.Trim(), Is.EqualTo("0"));
    }

    [Test]
    public async Task What_is_configured_is_seen_and_written()
    {
        await RequireAsync();
        var folder = Directory.CreateTempSubdirectory("main2main-visible-").FullName;
        File.WriteAllText(Path.Combine(folder, "model"), "weights");
        Assert.That(await RunAsync(Session(), $"cat {folder}/model"), Does.Not.Contain("weights"));
        Assert.That(await RunAsync(Session(new IsolationSettings { Visible = [folder] }), $"cat {folder}/model; touch {folder}/new"), Does.Contain("weights"));
        Assert.That(File.Exists(Path.Combine(folder, "new")), Is.False);
        _ = await RunAsync(Session(new IsolationSettings { Writable = [folder] }), $"touch {folder}/new");
        Assert.That(File.Exists(Path.Combine(folder, "new")), Is.True);
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void Nothing_runs_outside_because_it_cannot_run_inside()
    {
        var before = Environment.GetEnvironmentVariable("PATH");
        var empty = Directory.CreateTempSubdirectory("main2main-path-").FullName;
        try
        {
            Environment.SetEnvironmentVariable("PATH", empty);
            Assert.That(
                () => SessionSandbox.Around(Session(), []).Around(["/bin/true"], downstream.Folder),
                Throws.TypeOf<System.ComponentModel.Win32Exception>().With.Message.Contains("bubblewrap"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", before);
            Directory.Delete(empty);
        }
    }

    private SyncSession Session(IsolationSettings? isolation = null) => new(
        new SyncSettings
        {
            Profile = "none",
            Workspace = workspace,
            Upstream = upstream.Folder,
            Downstream = downstream.Folder,
            Layout = new LayoutSettings { UpstreamPackage = "a", DownstreamPackage = "b" },
            Sandbox = true,
            Isolation = isolation ?? new IsolationSettings(),
        },
        NullRunLog.Instance);

    private async Task<string> RunAsync(SyncSession session, string script, params string[] writable)
    {
        using var output = new MemoryStream();
        var command =
            new ChildCommand(["bash", "-c", script], downstream.Folder, new Dictionary<string, string>()) { Sandbox = SessionSandbox.Of(session, writable) };
        _ = await LimitedProcess.RunAsync(command, output, new ProcessLimits(TimeSpan.FromMinutes(1), Silence: null), CancellationToken.None);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private async Task RequireAsync()
    {
        if (await SandboxTrial.FailureAsync(Session()) is { } why)
        {
            Assert.Ignore($"there is no sandbox here: {why}");
        }
    }
}
