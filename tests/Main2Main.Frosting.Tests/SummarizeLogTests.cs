using System.Text.Json;
using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests;

/// <summary>SummarizeLog, which works without repositories and without a run.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SummarizeLogTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("main2main-log-").FullName;

    public SummarizeLogTests() => File.WriteAllText(Log, """
        ============================= test session starts ==============================
        =========================== short test summary info ============================
        FAILED tests/test_a.py::test_a[x] - TypeError: forward() takes 1 argument
        FAILED tests/test_b.py::test_b - RuntimeError: device busy
        ============================== 2 failed in 0.10s ===============================
        """);

    private string Log => Path.Combine(folder, "suite.log");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Shows_each_root_cause_with_its_category_its_tests_and_its_line()
    {
        var result = Run();

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(
            result.Output,
            Does.Match(@"TypeError: forward\(\) takes 1 argument +│ Code Bug +│ tests/test_a.py::test_a\[x\] +│ 3")
                .And.Contain("2 code bug(s), 0 environment flake(s), 2 failed test case(s) in 2 file(s)"));
    }

    [Test]
    public void Writes_the_whole_summary_where_it_is_told_to()
    {
        var file = Path.Combine(folder, "summary.json");

        var result = Run($"--out={file}");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        var summary = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
        Assert.That(
            summary.GetProperty("code_bugs").EnumerateArray().Select(error => error.GetProperty("error_type").GetString()),
            Is.EqualTo(new[] { "TypeError", "RuntimeError" }));
        Assert.That(Directory.EnumerateFileSystemEntries(folder).Count(), Is.EqualTo(2), "nothing else is written");
    }

    [Test]
    public void Reads_a_report_beside_the_log_and_says_where_they_differ()
    {
        var report = Path.Combine(folder, "report.xml");
        File.WriteAllText(report, "<testsuites><testcase classname=\"tests.test_a\" name=\"test_a[x]\"/><testcase classname=\"tests.test_b\" name=\"test_b\"><failure message=\"RuntimeError: device busy\"/></testcase></testsuites>");

        var result = Run($"--junit={report}");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Output, Does.Contain("tests/test_a.py::test_a[x] failed by the log, and did not fail by the JUnit report."));
    }

    [Test]
    public void Holds_the_log_against_the_exit_code_that_is_given()
    {
        File.WriteAllText(Log, "loading weights\n");

        Assert.That(Run("--exit-code=137").Output, Does.Contain("SIGKILL ended the process"));
        Assert.That(Run("--exit-code=-11").Output, Does.Contain("SIGSEGV ended the process"));
        Assert.That(Run("--exit-code=all").Error, Does.Contain("'all' is no exit code").And.Contain("--exit-code="));
    }

    [Test]
    public void Takes_the_patterns_of_a_configuration_that_is_named_without_repositories()
    {
        var file = Path.Combine(folder, "main2main.json");
        File.WriteAllText(file, """{ "verification": { "environmentFlakes": ["^RuntimeError: device busy", "^TypeError"] } }""");

        Assert.That(Run($"--config={file}").Output, Does.Contain("1 code bug(s), 1 environment flake(s)"));
    }

    [Test]
    public void Takes_the_patterns_of_the_downstream_that_is_named()
    {
        using var pair = new Pair();
        var file = Path.Combine(pair.Downstream, "main2main.json");
        File.WriteAllText(
            file,
            File.ReadAllText(file)
                .Replace("\"adapter\"", "\"verification\":{\"environmentFlakes\":[\"^RuntimeError\"]},\"adapter\"", StringComparison.Ordinal));

        Assert.That(Run($"--downstream={pair.Downstream}").Output, Does.Contain("1 code bug(s), 1 environment flake(s)"));
    }

    [Test]
    public void Names_a_log_that_is_not_there()
    {
        File.Delete(Log);

        var result = Run();

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.Contain($"the log '{Log}' cannot be read").And.Contain("--log=FILE").And.Not.Contain("   at "));
    }

    [Test]
    public void Asks_for_a_log_when_none_is_named()
    {
        var result = Processes.Host(["--target=SummarizeLog"]);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.Contain("no log is named"));
    }

    [Test]
    public void Names_a_configured_pattern_that_is_no_regular_expression()
    {
        var file = Path.Combine(folder, "main2main.json");
        File.WriteAllText(file, """{ "verification": { "environmentFlakes": ["("] } }""");

        var result = Run($"--config={file}");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Error, Does.Contain("environmentFlakes"));
    }

    private HostResult Run(params string[] more) => Processes.Host(["--target=SummarizeLog", $"--log={Log}", .. more]);
}
