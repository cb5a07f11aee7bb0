using System.Text.Json.Nodes;
using Main2Main.Frosting.Tests.Fixtures;
using static Main2Main.Frosting.Tests.Fixtures.SuiteScript;

namespace Main2Main.Frosting.Tests;

/// <summary>Suites as real processes: side by side, on other machines, and those that do not want to end.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SuiteTests : IDisposable
{
    private readonly Pair pair = new();

    // A sleeping process is found again by how long it sleeps.
    private readonly string nap = $"{Random.Shared.Next(300_000, 900_000)}";

    public SuiteTests() => _ = pair.AddStep("one");

    public void Dispose() => pair.Dispose();

    [Test]
    public void A_suite_over_its_time_limit_is_ended_with_grandchildren_that_left_its_group_and_ignore_requests()
    {
        var suite = Suite("slow", $"trap '' TERM; setsid sh -c \"trap '' TERM; sleep {nap}\" & echo started; sleep {nap}");
        suite["timeoutMinutes"] = 0.1;
        pair.ConfigureSuites(suite);

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.EqualTo(2), result.ToString());
        Assert.That(Outcome()["timed_out"]!.GetValue<bool>());
        Assert.That(RoundLog(), Does.Contain("started").And.Contain("was ended: it ran longer than 0.1 minutes"));
        Assert.That(ProcessesWith(nap), Is.Empty);
    }

    [Test]
    public void A_silent_suite_hangs_and_one_that_prints_now_and_then_does_not()
    {
        var silent = Suite("silent", $"echo OSError: [Errno 116] Stale file handle; sleep {nap}");
        silent["hangMinutes"] = 0.03;
        var talkative = Suite("talkative", "for i in 1 2 3 4 5; do echo $i; sleep 2; done");
        talkative["hangMinutes"] = 0.12;
        pair.ConfigureSuites(silent, talkative);

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.EqualTo(2), "a flake's message does not excuse a hang: " + result);
        Assert.That(Outcome()["hung"]!.GetValue<bool>());
        Assert.That(result.Output, Does.Contain("hung"));
        Assert.That(Outcome(1)["hung"]!.GetValue<bool>(), Is.False);
        Assert.That(Outcome(1)["exit_code"]!.GetValue<int>(), Is.Zero);
        Assert.That(ProcessesWith(nap), Is.Empty);
    }

    [Test]
    public void A_daemon_that_a_suite_leaves_is_ended_and_does_not_hold_the_round_up()
    {
        pair.ConfigureSuites(Suite("daemon", $"setsid sh -c 'sleep {nap} & sleep {nap}' & echo done"));

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(Outcome()["left_behind"]!.GetValue<int>(), Is.GreaterThanOrEqualTo(1));
        Assert.That(result.Output, Does.Contain("process(es) running, which were ended"));
        Assert.That(ProcessesWith(nap), Is.Empty);
    }

    [Test]
    public void Suites_share_the_devices_and_each_is_told_its_own()
    {
        var suites = new[] { "a", "b", "c" }.Select(name => Suite(name, $"echo {name}=$CARDS; sleep 1")).ToArray();
        (suites[0]["devices"], suites[1]["devices"], suites[2]["devices"]) = (1, 1, 2);
        pair.ConfigureSuites(suites);
        pair.Configure(configuration => configuration["verification"] = new JsonObject { ["devices"] = new JsonObject { ["ids"] = new JsonArray("4", "7"), ["variable"] = "CARDS" } });

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        string[] given =
            [.. Enumerable.Range(0, 3).Select(index => string.Join(',', Outcome(index)["devices"]!.AsArray().Select(id => id!.GetValue<string>())))];
        Assert.That(given[..2], Is.EquivalentTo((string[])["4", "7"]));
        Assert.That(given[2], Is.EqualTo("4,7"));
        Assert.That(RoundLog(), Does.Contain($"a={given[0]}").And.Contain($"b={given[1]}").And.Contain("c=4,7"));
        Assert.That(RoundLog().IndexOf("suite a", StringComparison.Ordinal), Is.LessThan(RoundLog().IndexOf("suite b", StringComparison.Ordinal)));
    }

    [Test]
    public void A_suite_that_needs_more_devices_than_there_are_is_refused()
    {
        var suite = Suite("large", "true");
        suite["devices"] = 3;
        pair.ConfigureSuites(suite);
        pair.Configure(configuration => configuration["verification"] = new JsonObject { ["devices"] = new JsonObject { ["variable"] = "CARDS" } });

        var result = pair.Run("Sync", new Dictionary<string, string?> { ["CARDS"] = "0,1" });

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.Contain("the suite 'large' needs 3 devices, but there are 2 (0, 1)").And.Contain("CARDS"));
    }

    [Test]
    public void One_suites_flake_does_not_excuse_another_suite_that_failed_without_a_word()
    {
        pair.ConfigureSuites(
            Suite("flaky", "printf 'Traceback (most recent call last):\\n  File \"t.py\", line 1, in t\\nOSError: [Errno 116] Stale file handle\\n'; exit 1"),
            Suite("dumb", "exit 3"));

        Assert.That(pair.Run("Sync").ExitCode, Is.EqualTo(2));
        Assert.That(Result()["ci_result"]!.GetValue<string>(), Is.EqualTo("failed"));
    }

    [Test]
    public void A_launcher_of_ones_own_and_ssh_get_the_command_the_folder_and_the_variables()
    {
        var shim = Directory.CreateDirectory(Path.Combine(pair.Root, "shim")).FullName;
        File.WriteAllText(Path.Combine(shim, "ssh"), "#!/bin/sh\necho \"ssh $1 $2 $3 to $4\"\ncd / && exec sh -c \"$5\"\n");
        File.SetUnixFileMode(Path.Combine(shim, "ssh"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var remote = Suite("remote", "echo \"in $PWD with $GREETING\"");
        remote["launcher"] = "ssh";
        remote["environment"] = new JsonObject { ["GREETING"] = "a b'c" };
        var nice = Suite("nice", "echo own");
        nice["launcher"] = "own";
        pair.ConfigureSuites(remote, nice);
        pair.Configure(configuration => configuration["verification"] = new JsonObject
        {
            ["host"] = "card-box",
            ["launchers"] =
                new JsonObject { ["own"] = new JsonArray("env", "LAUNCHED={suite}", "sh", "-c", "echo launched $LAUNCHED; exec \"$@\"", "sh", "{command}") },
        });

        var result = pair.Run("Sync", new Dictionary<string, string?> { ["PATH"] = $"{shim}:{Environment.GetEnvironmentVariable("PATH")}" });

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(
            RoundLog(), Does.Contain("ssh -tt -o BatchMode=yes to card-box").And.Contain($"in {pair.Downstream} with a b'c").And.Contain("launched nice\nown"));
    }

    [Test]
    public void A_case_that_fails_with_a_flake_in_every_re_run_is_no_flake()
    {
        ConfigureFlaky("exit 1");

        var result = pair.Run("Sync", "--rerun-flakes=3");

        Assert.That(result.ExitCode, Is.EqualTo(2), result.ToString());
        Assert.That(Result()["ci_result"]!.GetValue<string>(), Is.EqualTo("failed"));
        Assert.That(Outcome()["reruns"]!.AsArray(), Has.Count.EqualTo(3));
        Assert.That(Outcome()["persistent_flakes"]!.AsArray().Select(name => name!.GetValue<string>()), Is.EqualTo((string[])["tests/test_net.py::test_get"]));
        Assert.That(File.ReadAllText(Path.Combine(pair.Workspace, "final-summary.md")), Does.Contain("tests/test_net.py::test_get"));
    }

    [Test]
    public void A_case_that_passes_when_it_is_run_again_is_run_no_more()
    {
        ConfigureFlaky("exit 0");

        var result = pair.Run("Sync", "--rerun-flakes=3");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(Outcome()["reruns"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(Outcome()["reruns"]![0]!["cases"]![0]!.GetValue<string>(), Is.EqualTo("tests/test_net.py::test_get"));
        Assert.That(Outcome()["persistent_flakes"]!.AsArray(), Is.Empty);
        Assert.That(Result()["ci_result"]!.GetValue<string>(), Is.EqualTo("env_flake_pass"));
    }

    [Test]
    public void A_suite_that_writes_junit_xml_is_read_from_it_and_a_log_that_says_otherwise_is_reported()
    {
        const string Xml = "<testsuite><testcase classname='tests.test_a' name='test_one'><failure message='TypeError: got 3'>tests/test_a.py:4: TypeError: got 3</failure></testcase></testsuite>";
        pair.ConfigureSuites(Suite("unit", $"echo \"{Xml}\" > {{junit}}; echo '=== 1 passed in 0.1s ==='; exit 1"));

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.EqualTo(2), result.ToString());
        var summary = JsonNode.Parse(File.ReadAllText(Path.Combine(pair.Workspace, "steps/step-1/ci/round-1-summary.json")))!;
        Assert.That(summary["code_bugs"]![0]!["error_type"]!.GetValue<string>(), Is.EqualTo("TypeError"));
        var disagreement = summary["disagreements"]![0]!.GetValue<string>();
        Assert.That(disagreement, Does.Contain("test_one"));
        Assert.That(result.ToString(), Does.Contain(disagreement));
    }

    [Test]
    public void A_suite_whose_report_holds_failures_and_that_ends_well_all_the_same_is_warned_of()
    {
        pair.ConfigureSuites(Suite("lax", "echo \"<testsuite><testcase classname='tests.test_a' name='test_one'><failure message='TypeError: got 3'/></testcase></testsuite>\" > {junit}"));

        var result = pair.Run("Sync");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.ToString(), Does.Contain("ended with exit code 0 although 1 of its cases failed"));
    }

    private void ConfigureFlaky(string rerunEnd)
    {
        const string Report = """
            printf '=== test session starts ===\ncollected 1 item\n\ntests/test_net.py F [100%%]\n\n=== FAILURES ===\n___ test_get ___\n\n    def test_get():\n>       get()\n
            E       ConnectionResetError: [Errno 104] Connection reset by peer\n\ntests/test_net.py:3: ConnectionResetError\n=== short test summary info ===\n
            FAILED tests/test_net.py::test_get - ConnectionResetError: [Errno 104] Connection reset by peer\n=== 1 failed in 0.10s ===\n'
            """;
        var report = Report.Replace("\\n\n", "\\n", StringComparison.Ordinal);
        var suite = Suite("net", report + "; exit 1");
        suite["rerun"] = new JsonArray("/bin/sh", "-c", (rerunEnd == "exit 0" ? "echo \"again: $@\"" : report) + $"; {rerunEnd}", "sh", "{tests}");
        pair.ConfigureSuites(suite);
    }

    private JsonObject Result() => JsonNode.Parse(File.ReadAllText(Path.Combine(pair.Workspace, "steps/step-1/ci/round-1-result.json")))!.AsObject();

    private JsonObject Outcome(int suite = 0) => Result()["suite_results"]![suite]!.AsObject();

    private string RoundLog() => File.ReadAllText(Path.Combine(pair.Workspace, "steps/step-1/ci/round-1.log"));
}
