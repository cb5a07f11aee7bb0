using System.Text;
using System.Text.Json;
using Main2Main.Verification;

namespace Main2Main.Tests.Verification.Logs;

public sealed class EndsOfSuites
{
    private const string Flake = """
        Traceback (most recent call last):
          File "/repo/hub.py", line 9, in fetch
            return socket.recv(4096)
        ConnectionResetError: [Errno 104] Connection reset by peer
        """;

    [TestCase(137, "SIGKILL")]
    [TestCase(139, "SIGSEGV")]
    [TestCase(-9, "SIGKILL")]
    [TestCase(143, "SIGTERM")]
    [TestCase(-34, "signal 34")]
    public void A_flake_does_not_excuse_a_process_that_a_signal_ended(int exitCode, string signal) => Assert.That(
        Summarize(Flake, exitCode).CodeBugs.Select(error => (error.ErrorType, error.ErrorMessage)),
        Is.EqualTo(new[] { ("ProcessKilled", $"{signal} ended the process") }));

    [TestCase(1)]
    [TestCase(255)]
    public void A_flake_that_ended_the_program_explains_an_exit_code_of_its_own(int exitCode)
    {
        var summary = Summarize(Flake, exitCode);

        Assert.That((summary.CodeBugs.Count, summary.EnvFlakes.Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public void Nothing_is_missed_where_the_exit_code_is_zero_or_not_known([Values(0, null)] int? exitCode) =>
        Assert.That(LogCorpus.Signatures(Summarize("all is well\n", exitCode)), Is.Empty);

    [Test]
    public void A_log_without_a_byte_of_a_suite_that_failed_is_a_code_bug() =>
        Assert.That(Summarize(string.Empty, 1).CodeBugs.Single().ErrorType, Is.EqualTo("UnexplainedExit"));

    [Test]
    public void A_finding_of_an_end_shows_the_last_lines()
    {
        var log = string.Concat(Enumerable.Range(0, 100).Select(line => $"line {line}\n"));

        var context = Summarize(log, 1).CodeBugs.Single().Context;

        Assert.That((context.Count, context[0], context[^1]), Is.EqualTo((38, "line 62", "line 99")));
    }

    [Test]
    public void A_hang_names_the_test_that_ran_and_shows_what_was_printed_last()
    {
        var error = Summarize(
            """
            [main2main] suite e2e: python3 -m pytest -v
            ============================= test session starts ==============================
            tests/test_a.py::test_a PASSED
            tests/test_a.py::test_b waiting for the workers

            [main2main] suite e2e was ended: it printed nothing for 120 minutes
            """,
            124).CodeBugs.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.ErrorType, Is.EqualTo("SuiteHung"));
            Assert.That(error.FailedTestCases, Is.EqualTo(new[] { "tests/test_a.py::test_b" }));
            Assert.That(error.Context, Does.Contain("tests/test_a.py::test_b waiting for the workers"));
        }
    }

    [Test]
    public void A_hang_of_another_length_has_the_same_signature()
    {
        static string Signature(string time) =>
            Summarize($"[main2main] suite e2e: run\n[main2main] suite e2e was ended: it printed nothing for {time} minutes\n", 124).CodeBugs.Single().Signature;

        Assert.That(Signature("120"), Is.EqualTo(Signature("0.05")));
    }

    [Test]
    public void Line_numbers_count_from_where_the_suite_begins_in_the_rounds_log()
    {
        var summary = LogCorpus.Summarize(Flake, new LogSummaryOptions()).StartingAt(1000);

        Assert.That(summary.EnvFlakes.Single().LineNumber, Is.EqualTo(1003));
    }

    [Test]
    public void Joined_summaries_hold_each_root_cause_once_with_the_tests_of_all_suites()
    {
        static CiSummary Of(string test, string error) => LogCorpus.Summarize(
            $"=========================== short test summary info ============================\nFAILED tests/{test}.py::{test} - {error}\n");

        var summary = LogSummarizer.Join(
            [Of("test_a", "TypeError: x"), Of("test_b", "OSError: [Errno 28] No space left on device"), Of("test_c", "TypeError: x")]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(summary.CodeBugs.Single().FailedTestCases, Is.EqualTo(new[] { "tests/test_a.py::test_a", "tests/test_c.py::test_c" }));
            Assert.That(summary.EnvFlakes.Single().FailedTestCases, Is.EqualTo(new[] { "tests/test_b.py::test_b" }));
            Assert.That(summary.FailedTestCasesCount, Is.EqualTo(3));
            Assert.That(LogSummarizer.Join([]).CodeBugs, Is.Empty);
        }
    }

    [TestCase("OSError: [Errno 37] No locks available", true)]
    [TestCase("BlockingIOError: [Errno 11] Resource temporarily unavailable", true)]
    [TestCase("urllib3.exceptions.ProtocolError: ('Connection aborted.', ConnectionResetError(104, 'Connection reset by peer'))", true)]
    [TestCase("requests.exceptions.ConnectionError: HTTPSConnectionPool(host='models.example.org', port=443): [Errno 111] Connection refused", true)]
    [TestCase("requests.exceptions.ConnectionError: HTTPConnectionPool(host='127.0.0.1', port=8000): [Errno 111] Connection refused", false)]
    [TestCase("aiohttp.client_exceptions.ClientConnectorError: Cannot connect to host localhost:8000 ssl:default [Connection refused]", false)]
    [TestCase("httpx.ReadTimeout: The read operation timed out", true)]
    [TestCase("RuntimeError: NPU out of memory. Tried to allocate 2.00 GiB", true)]
    [TestCase("MemoryError: Unable to allocate 2.00 GiB", false)]
    [TestCase("requests.exceptions.HTTPError: 404 Client Error: Not Found", false)]
    [TestCase("RuntimeError: kernel compiler: error: cannot open connection refused.h", false)]
    [TestCase("AssertionError: ConnectionResetError", false)]
    [TestCase("ValueError: OSError: [Errno 28] No space left on device", false)]
    public void What_a_default_pattern_takes_is_the_environments_and_nothing_else(string headline, bool isFlake)
    {
        var summary = LogCorpus.Summarize($"Traceback (most recent call last):\n  File \"/repo/tests/test_a.py\", line 1, in test_a\n    download(\"https://models.example.org/a\")\n{headline}\n");

        Assert.That((summary.CodeBugs.Count, summary.EnvFlakes.Count), Is.EqualTo(isFlake ? (0, 1) : (1, 0)));
    }

    [TestCase("ImportError: cannot import name 'a'")]
    [TestCase("TypeError: takes 1 argument")]
    [TestCase("AttributeError: no b")]
    [TestCase("NotImplementedError")]
    [TestCase("SyntaxError: invalid syntax")]
    public void No_configured_pattern_excuses_an_error_of_code(string headline)
    {
        var summary = LogCorpus.Summarize(
            $"Traceback (most recent call last):\n  File \"/repo/a.py\", line 1, in <module>\n    run()\n{headline}\n",
            new LogSummaryOptions { EnvironmentFlakes = [".*"], ExitCode = 1 });

        Assert.That((summary.CodeBugs.Count, summary.EnvFlakes.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public void A_report_of_many_megabytes_is_read_in_little_memory()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "large-report.xml");
        using (var file = new StreamWriter(path))
        {
            file.Write("<testsuites><testsuite name=\"pytest\" errors=\"0\" failures=\"1\"><testcase classname=\"tests.test_a\" name=\"test_a\"><failure message=\"TypeError: x\">");
            for (var line = 0; line < 400_000; line++)
            {
                file.Write($"tests/test_a.py:{line}: in deeper\n");
            }

            file.Write("E   TypeError: x</failure></testcase></testsuite></testsuites>");
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var summary = LogCorpus.Summarize(
            "=========================== short test summary info ============================\nFAILED tests/test_a.py::test_a - TypeError: x\n",
            new LogSummaryOptions { JUnit = path });
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        File.Delete(path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(summary.CodeBugs.Single().Signature, Is.EqualTo("TypeError: x"));
            Assert.That(summary.Disagreements, Is.Empty);
            Assert.That(kept, Is.LessThan(1 << 20));
        }
    }

    [Test]
    public void Many_disagreements_are_counted_beyond_the_first_hundred()
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "disagreeing-report.xml");
        File.WriteAllText(path, $"<testsuites>{string.Concat(Enumerable.Range(0, 250).Select(number => $"<testcase classname=\"t\" name=\"test_{number}\"><failure message=\"TypeError: x\"/></testcase>"))}</testsuites>");

        var summary = LogCorpus.Summarize("nothing\n", new LogSummaryOptions { JUnit = path });
        File.Delete(path);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(summary.Disagreements, Has.Count.EqualTo(101));
            Assert.That(summary.Disagreements[^1], Is.EqualTo("150 more disagreements are not listed."));
            Assert.That(summary.CodeBugs.Single().FailedTestCases, Has.Count.EqualTo(250));
            Assert.That(JsonSerializer.Serialize(summary, VerificationJson.Readable.CiSummary), Does.Contain("\"disagreements\": ["));
        }
    }

    private static CiSummary Summarize(string log, int? exitCode) =>
        LogSummarizer.Summarize(new MemoryStream(Encoding.UTF8.GetBytes(log)), new LogSummaryOptions { ExitCode = exitCode });
}
