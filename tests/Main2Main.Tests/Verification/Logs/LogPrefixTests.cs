using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Main2Main.Tests.Verification.Logs;

/// <summary>What CI systems and supervisors put before every line, and the encodings that they write, change nothing.</summary>
public sealed class LogPrefixTests
{
    private static readonly DateTime Start = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private static readonly string[] Sessions = [.. LogCorpus.Names.Where(name => name.StartsWith("mixed-tb-", StringComparison.Ordinal) || name.StartsWith("long", StringComparison.Ordinal) || name.StartsWith("network", StringComparison.Ordinal) || name is "collection" or "flakes" or "noise" or "unit" or "doctests" or "children")];

    private static readonly Dictionary<string, Func<int, string>> Prefixes = new()
    {
        ["a constant"] = _ => "build> ",
        ["a service"] = _ => "test-1  | ",
        ["an argument and a tabulator"] = _ => "tests/a.py\t",
        ["Jenkins"] = line => $"[{Start.AddSeconds(line):yyyy-MM-ddTHH:mm:ss.fff}Z] ",
        ["Jenkins, only the time"] = line => $"{Start.AddSeconds(line):HH:mm:ss}  ",
        ["Jenkins, a branch"] = line => $"[{Start.AddSeconds(line):yyyy-MM-ddTHH:mm:ss.fff}Z] [shard-1] ",
        ["Buildkite"] = line => $"\e_bk;t={1764000000000 + (line * 7L)}\a",
        ["Buildkite without escapes"] = line => $"_bk;t={1764000000000 + (line * 7L)}\a",
        ["GitLab"] = line => $"{Start.AddSeconds(line):yyyy-MM-ddTHH:mm:ss.ffffff}Z 01O ",
        ["Kubernetes"] = line => $"{Start.AddSeconds(line):yyyy-MM-ddTHH:mm:ss.fffffff}00Z stdout F ",
        ["a counter"] = line => $"{line + 1}: ",
        ["a counter with blanks"] = line => $"{line + 1,6}  ",
        ["a counter in a word"] = line => $"L{line + 1}| ",
        ["seconds"] = line => string.Create(CultureInfo.InvariantCulture, $"[{line * 0.7,8:0.000}] "),
        ["a system's log"] = line => $"Jan 02 {Start.AddSeconds(line):HH:mm:ss} runner-7 ci[123]: ",
    };

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property What_a_system_puts_before_every_line_changes_no_root_cause() => Prop.ForAll(
        Arb.From(from name in Gen.Elements(Sessions) from prefix in Gen.Elements(Prefixes.Keys.ToArray()) select (name, prefix)),
        pair =>
        {
            var lines = Encoding.Latin1.GetString(LogCorpus.Bytes(pair.name)).TrimEnd('\n').Split('\n');
            var log = string.Concat(lines.Select((line, number) => $"{Prefixes[pair.prefix](number)}{line}\n"));
            return LogCorpus.Signatures(LogCorpus.Summarize(Encoding.Latin1.GetBytes(log)))
                .SequenceEqual(LogCorpus.Signatures(LogCorpus.Summarize(LogCorpus.Bytes(pair.name))));
        });

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public Property A_log_in_UTF_16_is_read_as_one_in_UTF_8() => Prop.ForAll(
        Arb.From(from name in Gen.Elements(LogCorpus.Names.Where(name => name != "not-utf-8").ToArray()) from bigEndian in Gen.Elements(true, false) from marked in Gen.Elements(true, false) select (name, bigEndian, marked)),
        pair =>
        {
            var encoding = new UnicodeEncoding(pair.bigEndian, pair.marked);
            byte[] log = [.. encoding.GetPreamble(), .. encoding.GetBytes(Encoding.UTF8.GetString(LogCorpus.Bytes(pair.name)))];
            return LogCorpus.Signatures(LogCorpus.Summarize(log)).SequenceEqual(LogCorpus.Signatures(LogCorpus.Summarize(LogCorpus.Bytes(pair.name))));
        });

    [Test]
    public void A_session_that_a_test_prints_is_no_prefix_of_the_log()
    {
        const string Log = """
            ============================= test session starts ==============================
            collected 1 item

            tests/test_a.py F

            =================================== FAILURES ===================================
            ____________________________________ test_a ____________________________________
            inner> ============================= test session starts ==============================
            inner> =========================== short test summary info ============================
            inner> FAILED tests/test_inner.py::test_inner - TypeError: inner
            inner> ============================== 1 failed in 0.10s ===============================
            tests/test_a.py:4: in test_a
                assert ended == 0
            E   assert 1 == 2
            =========================== short test summary info ============================
            FAILED tests/test_a.py::test_a - assert 1 == 2
            ============================== 1 failed in 0.10s ===============================
            """;

        Assert.That(LogCorpus.Summarize(Log).FailedTestCases, Is.EqualTo(new[] { "tests/test_a.py::test_a" }));
    }
}
