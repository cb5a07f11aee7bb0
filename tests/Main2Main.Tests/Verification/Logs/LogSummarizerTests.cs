using System.Text;
using System.Text.Json;
using Main2Main.Verification;

namespace Main2Main.Tests.Verification.Logs;

public sealed class LogSummarizerTests
{
    private const string TypeErrorTraceback = """
        Traceback (most recent call last):
          File "/repo/plugin/run.py", line 3, in main
            layer.forward(1)
        TypeError: forward() takes 1 positional argument but 2 were given
        """;

    private const string ResetTraceback = """
        Traceback (most recent call last):
          File "/repo/plugin/hub.py", line 9, in fetch
            return socket.recv(4096)
        ConnectionResetError: [Errno 104] Connection reset by peer
        """;

    [Test]
    public void An_error_of_code_beside_connection_noise_is_a_code_bug()
    {
        var summary = LogCorpus.Summarize($"{ResetTraceback}\nretrying\n{TypeErrorTraceback}\n");

        Assert.That(summary.CodeBugs.Select(error => error.ErrorType), Is.EqualTo(new[] { "TypeError" }));
    }

    [Test]
    public void A_flake_does_not_excuse_the_error_of_code_that_its_handling_ran_into()
    {
        var summary = LogCorpus.Summarize($"{ResetTraceback}\n\nDuring handling of the above exception, another exception occurred:\n\n{TypeErrorTraceback}\n");

        Assert.That(LogCorpus.Signatures(summary), Is.EqualTo(new[] { "Code Bug: TypeError: forward() takes 1 positional argument but 2 were given" }));
    }

    [Test]
    public void A_root_cause_that_is_a_flake_is_one()
    {
        var summary = LogCorpus.Summarize(ResetTraceback);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(summary.CodeBugs, Is.Empty);
            Assert.That(summary.EnvFlakes.Single().ErrorMessage, Is.EqualTo("[Errno 104] Connection reset by peer"));
        }
    }

    [TestCase("OSError: [Errno 116] Stale file handle: '/models/a'", ErrorCategory.EnvironmentFlake)]
    [TestCase("OSError: [Errno 28] No space left on device", ErrorCategory.EnvironmentFlake)]
    [TestCase("ConnectionRefusedError: [Errno 111] Connection refused", ErrorCategory.EnvironmentFlake)]
    [TestCase("filelock._error.Timeout: The file lock '/models/a.lock' could not be acquired.", ErrorCategory.EnvironmentFlake)]
    [TestCase("TimeoutError: The read operation timed out", ErrorCategory.EnvironmentFlake)]
    [TestCase("torch.cuda.OutOfMemoryError: CUDA out of memory.", ErrorCategory.EnvironmentFlake)]
    [TestCase("TimeoutError: the scheduler gave no answer in 300 s", ErrorCategory.CodeBug)]
    [TestCase("ImportError: libhub.so: ConnectionResetError and No space left on device", ErrorCategory.CodeBug)]
    [TestCase("ModuleNotFoundError: No module named 'filelock.Lock'", ErrorCategory.CodeBug)]
    [TestCase("OSError: [Errno 2] No such file or directory: 'a'", ErrorCategory.CodeBug)]
    public void An_error_has_the_category_of_its_own_type_and_message(string headline, string category)
    {
        var summary = LogCorpus.Summarize($"Traceback (most recent call last):\n  File \"/repo/tests/test_a.py\", line 1, in test_a\n    download(\"https://models.example.org/a\")\n{headline}\n");

        Assert.That(summary.CodeBugs.Concat(summary.EnvFlakes).Single().Category, Is.EqualTo(category));
    }

    [Test]
    public void A_timeout_is_a_flake_when_its_frames_show_a_download()
    {
        const string Log = """
            Traceback (most recent call last):
              File "/usr/lib/python3.11/site-packages/hub/file_download.py", line 70, in snapshot_download
                raise TimeoutError
            TimeoutError
            """;

        Assert.That(LogCorpus.Signatures(LogCorpus.Summarize(Log)), Is.EqualTo(new[] { "Environment Flake: TimeoutError" }));
    }

    [Test]
    public void Configured_patterns_take_the_place_of_the_defaults()
    {
        var options = new LogSummaryOptions { EnvironmentFlakes = ["^RuntimeError: device busy"] };
        const string Busy = "Traceback (most recent call last):\n  File \"/repo/a.py\", line 1, in f\n    g()\nRuntimeError: device busy\n";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(LogCorpus.Summarize(Busy, options).EnvFlakes.Single().ErrorType, Is.EqualTo("RuntimeError"));
            Assert.That(LogCorpus.Summarize(ResetTraceback, options).CodeBugs.Single().ErrorType, Is.EqualTo("ConnectionResetError"));
        }
    }

    [Test]
    public void A_pattern_that_is_no_regular_expression_is_named()
    {
        var options = new LogSummaryOptions { EnvironmentFlakes = ["(unclosed"] };

        Assert.That(
            () => LogSummarizer.Summarize(Stream.Null, options),
            Throws.TypeOf<Main2MainException>().With.Message.Contains("(unclosed").And.Message.Contains("verification.environmentFlakes"));
    }

    [Test]
    public void A_wrapper_counts_where_nothing_else_is_known()
    {
        var summary = LogCorpus.Summarize("Traceback (most recent call last):\n  File \"a.py\", line 1, in f\n    g()\nRuntimeError: Engine core initialization failed. See root cause above.\n");

        Assert.That(summary.CodeBugs.Single().ErrorMessage, Does.StartWith("Engine core initialization failed"));
    }

    [TestCase("RuntimeError: Engine core initialization failed. See root cause above.")]
    [TestCase("KeyError: 'choices'")]
    [TestCase("subprocess.CalledProcessError: Command '['serve']' returned non-zero exit status 1.")]
    public void What_only_follows_from_the_root_cause_does_not_count_beside_it(string consequence)
    {
        var log = $"(Worker_TP0 pid=7) {TypeErrorTraceback.ReplaceLineEndings("\n(Worker_TP0 pid=7) ")}\nTraceback (most recent call last):\n  File \"a.py\", line 1, in f\n    g()\n{consequence}\n";

        Assert.That(LogCorpus.Summarize(log).CodeBugs.Select(error => error.ErrorType), Is.EqualTo(new[] { "TypeError" }));
    }

    [Test]
    public void A_wrapper_is_not_excused_by_a_flake_of_another_program()
    {
        const string Log = """
            [1/2] START  tests/test_a.py
            =========================== short test summary info ============================
            FAILED tests/test_a.py::test_a - ConnectionRefusedError: [Errno 111] Connection refused
            [1/2] FAILED (exit code 1)  tests/test_a.py  (1s)
            [2/2] START  tests/test_b.py
            =========================== short test summary info ============================
            FAILED tests/test_b.py::test_b - RuntimeError: Engine core initialization failed.
            [2/2] FAILED (exit code 1)  tests/test_b.py  (1s)
            """;

        var summary = LogCorpus.Summarize(Log);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(summary.EnvFlakes.Single().FailedTestCases, Is.EqualTo(new[] { "tests/test_a.py::test_a" }));
            Assert.That(summary.CodeBugs.Single().FailedTestCases, Is.EqualTo(new[] { "tests/test_b.py::test_b" }));
        }
    }

    [Test]
    public void A_summary_line_without_an_exception_is_a_code_bug_of_its_own()
    {
        const string Log = """
            =========================== short test summary info ============================
            FAILED tests/test_a.py::test_a[0 - x] - assert 0.5 > 0.9
            FAILED tests/test_a.py::test_b
            """;

        var summary = LogCorpus.Summarize(Log);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(summary.CodeBugs.Select(error => error.ErrorType), Is.EqualTo(new[] { "SummaryFailure", "SummaryFailure" }));
            Assert.That(summary.CodeBugs.Select(error => error.ErrorMessage), Is.EqualTo(new[] { "assert 0.5 > 0.9", "tests/test_a.py::test_b failed, and the log gives no reason" }));
            Assert.That(summary.FailedTestCases, Is.EqualTo(new[] { "tests/test_a.py::test_a[0 - x]", "tests/test_a.py::test_b" }));
            Assert.That(summary.CodeBugs[0].Source, Is.EqualTo("case_summary_fallback"));
        }
    }

    [Test]
    public void A_payload_that_quotes_a_traceback_gives_the_quoted_error()
    {
        const string Log = """
            =========================== short test summary info ============================
            FAILED tests/test_a.py::test_a - RuntimeError: worker said 'Traceback (most recent call last):\n  File "a.py", line 1, in f\n    g()\nAttributeError: no b\n'
            """;

        Assert.That(LogCorpus.Summarize(Log).CodeBugs.Single().Signature, Is.EqualTo("AttributeError: no b"));

        var own = Log.Replace("worker said 'Traceback", @"worker said\nTraceback", StringComparison.Ordinal);
        Assert.That(LogCorpus.Summarize(own).CodeBugs.Single().Signature, Is.EqualTo("AttributeError: no b"));
    }

    [Test]
    public void A_traceback_that_a_passing_test_printed_is_not_reported_beside_a_failure()
    {
        var log = $"""
            ============================= test session starts ==============================
            tests/test_a.py::test_expected {ResetTraceback}
            {TypeErrorTraceback}
            PASSED
            tests/test_a.py::test_b FAILED

            =================================== FAILURES ===================================
            ____________________________________ test_b ____________________________________
            tests/test_a.py:4: in test_b
                assert value == 3
            E   assert 2 == 3
            =========================== short test summary info ============================
            FAILED tests/test_a.py::test_b - assert 2 == 3
            ========================= 1 failed, 1 passed in 0.10s ==========================
            """;

        Assert.That(LogCorpus.Signatures(LogCorpus.Summarize(log)), Is.EqualTo(new[] { "Code Bug: AssertionError: assert 2 == 3" }));
    }

    [Test]
    public void A_test_that_failed_by_a_dead_server_is_given_to_what_ended_the_server()
    {
        var log = $"""
            ============================= test session starts ==============================
            tests/test_a.py::test_starts (Worker_TP0 pid=7) {TypeErrorTraceback.ReplaceLineEndings("\n(Worker_TP0 pid=7) ")}
            FAILED
            tests/test_a.py::test_asks FAILED
            =========================== short test summary info ============================
            FAILED tests/test_a.py::test_starts - RuntimeError: Engine core initialization failed.
            FAILED tests/test_a.py::test_asks - KeyError: 'choices'
            ============================== 2 failed in 0.10s ===============================
            """;

        var error = LogCorpus.Summarize(log).CodeBugs.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.ErrorType, Is.EqualTo("TypeError"));
            Assert.That(error.FailedTestCases, Is.EqualTo(new[] { "tests/test_a.py::test_asks", "tests/test_a.py::test_starts" }));
        }
    }

    [Test]
    public void An_optional_import_that_start_up_reports_is_no_code_bug_of_a_session_that_ran()
    {
        const string Log = """
            Traceback (most recent call last):
              File "/repo/plugin/probe.py", line 2, in <module>
                import optional_kernel
            ModuleNotFoundError: No module named 'optional_kernel'
            ============================= test session starts ==============================
            =========================== short test summary info ============================
            FAILED tests/test_a.py::test_a - ConnectionRefusedError: [Errno 111] Connection refused
            ============================== 1 failed in 0.10s ===============================
            """;

        Assert.That(LogCorpus.Signatures(LogCorpus.Summarize(Log)), Is.EqualTo(new[] { "Environment Flake: ConnectionRefusedError: [Errno 111] Connection refused" }));
    }

    [Test]
    public void A_refused_connection_is_no_flake_where_a_server_died_of_an_error_of_code()
    {
        var log = $"""
            ============================= test session starts ==============================
            tests/test_a.py::test_first (Server pid=7) {TypeErrorTraceback.ReplaceLineEndings("\n(Server pid=7) ")}
            PASSED
            tests/test_a.py::test_second FAILED
            =========================== short test summary info ============================
            FAILED tests/test_a.py::test_second - ConnectionRefusedError: [Errno 111] Connection refused
            ========================= 1 failed, 1 passed in 0.10s ==========================
            """;

        Assert.That(LogCorpus.Signatures(LogCorpus.Summarize(log)), Is.EqualTo(new[] { "Code Bug: TypeError: forward() takes 1 positional argument but 2 were given" }));
    }

    [Test]
    public void A_validation_error_carries_the_field_that_it_is_about()
    {
        const string Log = """
            Traceback (most recent call last):
              File "/repo/config.py", line 3, in build
                CompilationConfig(mode=1)
            pydantic_core._pydantic_core.ValidationError: 1 validation error for CompilationConfig
            mode
              Unexpected keyword argument [type=unexpected_keyword_argument, input_value=1, input_type=int]
            """;

        Assert.That(LogCorpus.Summarize(Log).CodeBugs.Single().ErrorMessage, Does.Contain("for CompilationConfig mode Unexpected keyword argument"));
    }

    [Test]
    public void A_suite_that_failed_without_a_word_is_not_excused_by_the_flake_of_another_suite()
    {
        var log = $"""
            [main2main] suite first: run first
            {ResetTraceback}
            [main2main] suite first ended with exit code 1
            [main2main] suite second: run second
            nothing to see
            [main2main] suite second ended with exit code 137
            """;

        Assert.That(LogCorpus.Summarize(log).CodeBugs.Single().ErrorMessage, Does.Contain("suite second ended with exit code 137"));
    }

    [Test]
    public void A_suite_alone_that_failed_without_a_word_gives_nothing()
    {
        var summary = LogCorpus.Summarize("[main2main] suite first: false\n[main2main] suite first ended with exit code 1\n");

        Assert.That(summary.CodeBugs.Concat(summary.EnvFlakes), Is.Empty);
    }

    [Test]
    public void A_long_traceback_keeps_its_first_10_and_last_38_lines()
    {
        var log = new StringBuilder("Traceback (most recent call last):\n");
        for (var frame = 0; frame < 100; frame++)
        {
            _ = log.Append("  File \"/repo/a.py\", line ").Append(frame).Append(", in f\n    f()\n");
        }

        var error = LogCorpus.Summarize(log.Append("RecursionError: maximum recursion depth exceeded\n").ToString()).CodeBugs.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(error.Context, Has.Count.EqualTo(49));
            Assert.That(error.Context[9], Is.EqualTo("  File \"/repo/a.py\", line 4, in f"));
            Assert.That(error.Context[10], Is.EqualTo("..."));
            Assert.That(error.Context[^1], Is.EqualTo("RecursionError: maximum recursion depth exceeded"));
            Assert.That(error.LineNumber, Is.EqualTo(201));
        }
    }

    [Test]
    public void A_line_of_many_megabytes_neither_hides_what_follows_nor_is_kept()
    {
        using var log = new RepeatedStream("x"u8.ToArray(), 8 << 20, Encoding.UTF8.GetBytes("\n" + TypeErrorTraceback));

        var summary = LogCorpus.Summarize(log);

        Assert.That(summary.CodeBugs.Single().LineNumber, Is.EqualTo(4));
    }

    [Test]
    public void Memory_does_not_grow_with_the_log()
    {
        var unit = Encoding.UTF8.GetBytes($"INFO loading layer, see ValueError: quoted\n{TypeErrorTraceback}\n{ResetTraceback}\n");
        using var log = new RepeatedStream(unit, (64 << 20) / unit.Length, []);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var summary = LogCorpus.Summarize(log);
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(summary.CodeBugs.Single().ErrorType, Is.EqualTo("TypeError"));
            Assert.That(kept, Is.LessThan(1 << 20));
            Assert.That(JsonSerializer.Serialize(summary, VerificationJson.Readable.CiSummary), Has.Length.LessThan(10_000));
        }
    }
}
