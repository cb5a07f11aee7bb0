using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Main2Main.Verification;

namespace Main2Main.Tests.Verification.Logs;

public sealed class LogSummarizerProperties
{
    private static readonly Gen<string> AnyLog = Gen.Elements(LogCorpus.Names);

    private static readonly string[] Fragments =
    [
        "Traceback (most recent call last):", "\n", "\n  File \"a.py\", line 1, in f", "\nTypeError: x", "\r", "\e[31m",
        "(Engine pid=1) ", "==== FAILURES ====",
        "____ test_x ____", "E   ", "FAILED tests/a.py::b - ", "\n====================================================================== \n", "ERROR: x (a.b)",
        "*** Error compiling 'a'...", "[1/1] START a.py", "\n[1/1] FAILED (exit code -11) a.py",
        "\nThe above exception was the direct cause of the following exception:\n",
        "##[group]", "2026-01-01T00:00:00.000Z ", "\0", "\uD83D\uDE00", "::", "[", "- Captured stdout call -", "Sorry: ", "Fatal Python error: ",
        "==== short test summary info ====",
    ];

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public Property Any_cut_of_the_stream_gives_the_same_summary() => Prop.ForAll(
        Arb.From(from name in AnyLog from sizes in Gen.NonEmptyListOf(Gen.Choose(1, 700)) select (name, sizes)),
        pair =>
        {
            var bytes = LogCorpus.Bytes(pair.name);
            using var cut = new CutStream(bytes, [.. pair.sizes]);
            return Json(LogCorpus.Summarize(cut)) == Json(LogCorpus.Summarize(bytes));
        });

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public Property What_is_put_around_every_line_changes_no_root_cause() => Prop.ForAll(
        Arb.From(from name in AnyLog from wrap in Gen.Choose(1, 63) select (name, wrap)),
        pair =>
        {
            var bytes = LogCorpus.Bytes(pair.name);
            var wrapped = Wrap(bytes, pair.wrap);
            return LogCorpus.Signatures(LogCorpus.Summarize(wrapped)).SequenceEqual(LogCorpus.Signatures(LogCorpus.Summarize(bytes)));
        });

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public Property Lines_of_a_worker_between_the_lines_of_a_log_change_no_root_cause() => Prop.ForAll(
        Arb.From(from name in AnyLog from picks in Gen.NonEmptyListOf(Gen.Choose(0, 5)) select (name, picks)),
        pair =>
        {
            var bytes = LogCorpus.Bytes(pair.name);
            return LogCorpus.Signatures(LogCorpus.Summarize(Interleave(bytes, [.. pair.picks])))
                .SequenceEqual(LogCorpus.Signatures(LogCorpus.Summarize(bytes)));
        });

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public Property The_name_and_the_number_of_the_process_that_prints_change_no_root_cause() => Prop.ForAll(
        Arb.From(from name in AnyLog from process in Gen.Elements("EngineCore_0", "Worker_TP1", "APIServer", "Ray Actor") from number in Gen.Choose(1, 4_000_000) select (name, process, number)),
        pair =>
        {
            var bytes = LogCorpus.Bytes(pair.name);
            return LogCorpus.Signatures(LogCorpus.Summarize(Prefixed($"({pair.process} pid={pair.number}) ", bytes)))
                .SequenceEqual(LogCorpus.Signatures(LogCorpus.Summarize(bytes)));
        });

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property The_order_in_which_two_sessions_print_their_lines_changes_no_root_cause() => InAnyOrder(Sessions);

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property The_order_in_which_two_workers_print_their_lines_changes_no_root_cause() => InAnyOrder(Workers);

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public Property Another_run_of_the_same_failures_has_the_same_signatures() => Prop.ForAll(
        Arb.From(from name in AnyLog from seed in Gen.Choose(1, 1_000_000) select (name, seed)),
        pair =>
        {
            var bytes = LogCorpus.Bytes(pair.name);
            return LogCorpus.Signatures(LogCorpus.Summarize(AnotherRun(bytes, new Random(pair.seed))))
                .SequenceEqual(LogCorpus.Signatures(LogCorpus.Summarize(bytes)));
        });

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property A_signature_does_not_hold_what_differs_from_run_to_run() => Prop.ForAll(
        Arb.From(Gen.Two(Gen.Choose(1, int.MaxValue))),
        seeds => Message(new Random(seeds.Item1)) == Message(new Random(seeds.Item2)));

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property Random_bytes_never_throw_and_their_summary_can_be_written() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        bytes => Json(LogCorpus.Summarize(bytes)).Length > 0);

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public Property Random_mixtures_of_what_runners_print_never_throw() => Prop.ForAll(
        Arb.From(Gen.ListOf(Gen.Elements(Fragments))),
        parts => Json(LogCorpus.Summarize(string.Concat(parts))).Length > 0);

    private static string Json(Main2Main.Verification.CiSummary summary) => JsonSerializer.Serialize(summary, VerificationJson.Readable.CiSummary);

    private static readonly string[] Workers = [.. LogCorpus.Names.Where(name => name.StartsWith("script-", StringComparison.Ordinal) || name is "plain-chain" or "pool-of-processes" or "plain-exception-group")];

    private static readonly string[] Sessions = [.. LogCorpus.Names.Where(name => name.StartsWith("mixed-tb-", StringComparison.Ordinal) || name.StartsWith("flakes", StringComparison.Ordinal) || name.StartsWith("long", StringComparison.Ordinal) || name is "collection" or "mixed-rA" or "wide" or "timeout-signal")];

    private static Property InAnyOrder(string[] names) => Prop.ForAll(
        Arb.From(from first in Gen.Elements(names) from second in Gen.Elements(names) from picks in Gen.NonEmptyListOf(Gen.Elements(true, false)) select (first, second, picks)),
        pair =>
        {
            var (first, second) = (Prefixed("(First pid=11) ", LogCorpus.Bytes(pair.first)), Prefixed("(Second pid=22) ", LogCorpus.Bytes(pair.second)));
            return LogCorpus.Signatures(LogCorpus.Summarize(Mixed(first, second, [.. pair.picks])))
                .SequenceEqual(LogCorpus.Signatures(LogCorpus.Summarize([.. first, .. second])));
        });

    private static byte[] Prefixed(string prefix, byte[] log) =>
        Encoding.Latin1.GetBytes(string.Concat(Encoding.Latin1.GetString(log).TrimEnd('\n').Split('\n').Select(line => $"{prefix}{line}\n")));

    private static byte[] Mixed(byte[] first, byte[] second, bool[] picks)
    {
        var lines = new[] { first, second }.Select(log => new Queue<string>(Encoding.Latin1.GetString(log).TrimEnd('\n').Split('\n'))).ToArray();
        var result = new StringBuilder();
        for (var turn = 0; lines[0].Count + lines[1].Count > 0; turn++)
        {
            var chosen = picks[turn % picks.Length] ? 0 : 1;
            _ = result.Append((lines[chosen].Count > 0 ? lines[chosen] : lines[1 - chosen]).Dequeue()).Append('\n');
        }

        return Encoding.Latin1.GetBytes(result.ToString());
    }

    private static byte[] AnotherRun(byte[] log, Random random)
    {
        var text = Encoding.Latin1.GetString(log);
        text = Regex.Replace(text, @"\bpid=\d+", $"pid={random.Next(1, 99999)}");
        text = Regex.Replace(text, @"\b0x[0-9a-f]{6,}", _ => $"0x{random.NextInt64(1L << 40, 1L << 44):x}");
        text = Regex.Replace(text, @"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", _ => Uuid(random).ToString());
        text = Regex.Replace(text, @"allocate [\d.]+ GiB", _ => $"allocate {random.Next(1, 60)}.{random.Next(10, 99)} GiB");
        text = Regex.Replace(text, @"\bgw\d\b", _ => $"gw{random.Next(0, 9)}");
        return Encoding.Latin1.GetBytes(text);
    }

    private static string Message(Random random) => Main2Main.Verification.ErrorSignature.Of(
        "RuntimeError",
        $"<Layer object at 0x{random.NextInt64(1L << 20, 1L << 40):x}> of pid={random.Next(1, 99999)} cannot read /tmp/pytest-of-me/pytest-{random.Next(0, 999)}/a{random.Next(0, 99)}.json "
        + $"of request {Uuid(random)} after {random.Next(1, 999)}.{random.Next(0, 99)} s: object {random.NextInt64(10_000_000, 999_999_999_999)} differs by {0.001 + (random.NextDouble() / 2):F5}");

    private static Guid Uuid(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private static byte[] Wrap(byte[] log, int wrap)
    {
        bool Has(int bit) => (wrap & bit) != 0;
        var prefix = (Has(1) ? "2026-01-01T00:00:00.0000000Z " : string.Empty)
            + (Has(2) ? "\e[1;36m(EngineCore_0 pid=123)\e[0;0m " : string.Empty)
            + (Has(4) ? "\e[0m" : string.Empty)
            + (Has(32) ? "(APIServer pid=9) " : string.Empty);
        var suffix = (Has(8) ? "\e[0m\e[K" : string.Empty) + (Has(16) ? "\r" : string.Empty);
        var lines = Encoding.Latin1.GetString(log).Split('\n');
        return Encoding.Latin1.GetBytes(string.Join('\n', lines.SkipLast(1).Select(line => prefix + line + suffix)) + "\n");
    }

    private static byte[] Interleave(byte[] log, int[] picks)
    {
        string[] noise =
        [
            "(Worker_TP1 pid=77) INFO 01-01 00:00:00 [loader.py:7] Loading weights", "(Worker_TP1 pid=77)   File \"/repo/noise.py\", line 1, in f",
            "(Worker_TP2 pid=78) ====", "(Worker_TP2 pid=78) ", "(Worker_TP1 pid=77) WARNING: slow kernel",
        ];
        var result = new StringBuilder();
        var lines = Encoding.Latin1.GetString(log).Split('\n');
        for (var index = 0; index < lines.Length - 1; index++)
        {
            var pick = picks[index % picks.Length];
            _ = pick < noise.Length ? result.Append(noise[pick]).Append('\n') : result;
            _ = result.Append(lines[index]).Append('\n');
        }

        return Encoding.Latin1.GetBytes(result.ToString());
    }

    private sealed class CutStream(byte[] bytes, int[] sizes) : MemoryStream(bytes)
    {
        private int next;

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, sizes[next++ % sizes.Length]));
    }
}
