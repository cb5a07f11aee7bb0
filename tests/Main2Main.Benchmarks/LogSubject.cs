using System.Globalization;
using System.Text;

namespace Main2Main.Benchmarks;

/// <summary>A generated log of a suite of test programs with worker processes that talk much, as an inference plugin's tests print it.</summary>
internal static class LogSubject
{
    private const int Programs = 12;

    /// <summary>Writes a log of a size; it is never in memory as a whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="megabytes">Its size in units of 10^6 bytes.</param>
    public static void Write(string path, int megabytes)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 20) { NewLine = "\n" };
        long written = 0;
        for (var program = 0; program < Programs; program++)
        {
            var target = $"tests/e2e/test_part{program}.py";
            file.WriteLine($"\e[95m[{program + 1}/{Programs}] START  {target}\e[0m");
            file.WriteLine("============================= test session starts ==============================");
            file.WriteLine($"{target}::test_generates ");
            written = Talk(file, written, megabytes * 1_000_000L * (program + 1) / Programs);
            Fail(file, target, program);
        }
    }

    private static long Talk(StreamWriter file, long written, long until)
    {
        for (var line = 0L; written < until; line++)
        {
            var text = (line % 16) switch
            {
                0 => $"2026-01-02T03:04:{line % 60:00}.{line % 10_000_000:0000000}Z (EngineCore_DP0 pid=4242) INFO 01-02 03:04:{line % 60:00} [core.py:231] step {line} took {line % 97}.{line % 10} ms",
                3 => $"\e[36m(Worker_TP{line % 4} pid={5000 + (line % 4)})\e[0;0m WARNING 01-02 03:04:05 [loader.py:77] ValueError: quoted from shard {line} and ignored",
                5 => $"Loading safetensors checkpoint shards: {line % 100,3}% Completed | {line % 12}/12 [00:0{line % 10}<00:00,  1.{line % 10}s/it]\r",
                7 => "    return forward_call(*args, **kwargs)",
                9 => $"{{\"request\": \"{line:x8}-0000-4000-8000-{line:x12}\", \"tokens\": [{line}, {line + 1}, {line + 2}], \"text\": \"the quick brown fox jumps over the lazy dog\"}}",
                _ => string.Create(CultureInfo.InvariantCulture, $"(Worker_TP{line % 4} pid={5000 + (line % 4)}) INFO 01-02 03:04:{line % 60:00} [model_runner.py:1{line % 100:00}] loaded layer {line % 61} of 61 in {line % 9}.{line % 83} s, {line} tensors"),
            };
            file.WriteLine(text);
            written += text.Length + 1;
        }

        return written;
    }

    private static void Fail(StreamWriter file, string target, int program)
    {
        string[] traceback =
        [
            "Traceback (most recent call last):", "  File \"/repo/plugin/worker.py\", line 12, in load_model", "    self.runner.load()",
            $"  File \"/repo/plugin/runner{program}.py\", line 40, in load", "    layer.forward(query, key)",
            $"TypeError: Layer{program}.forward() missing 1 required keyword-only argument: 'cache_dtype'",
        ];
        foreach (var line in traceback)
        {
            file.WriteLine($"(Worker_TP0 pid=5000) ERROR 01-02 03:04:05 [multiproc_executor.py:509] {line}");
        }

        file.WriteLine("FAILED");
        file.WriteLine();
        file.WriteLine("=================================== FAILURES ===================================");
        file.WriteLine("________________________________ test_generates ________________________________");
        file.WriteLine($"{target}:12: in test_generates");
        file.WriteLine("E   RuntimeError: Engine core initialization failed. See root cause above.");
        file.WriteLine("=========================== short test summary info ============================");
        file.WriteLine($"FAILED {target}::test_generates - RuntimeError: Engine core initialization failed. See root cause above.");
        file.WriteLine("============================== 1 failed in 60.00s ==============================");
        file.WriteLine($"\e[91m[{program + 1}/{Programs}] FAILED (exit code 1)  {target}  (60s)\e[0m");
    }
}
