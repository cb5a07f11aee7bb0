using System.Text;
using System.Text.Json;
using Main2Main.Tests.Fixtures;
using Main2Main.Verification;

namespace Main2Main.Tests.Verification.Logs;

/// <summary>The logs under tests/logs, most of them printed by real test runners, each beside what a person expects of its summary.</summary>
internal static class LogCorpus
{
    private static readonly JsonSerializerOptions Format = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static string Folder { get; } = Checkout.PathOf("tests", "logs");

    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.log").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name + ".log"));

    public static ExpectedSummary Expected(string name) =>
        JsonSerializer.Deserialize<ExpectedSummary>(File.ReadAllText(Path.Combine(Folder, name + ".expected.json")), Format)!;

    /// <summary>Options with the exit code and the JUnit report that belong to a log.</summary>
    public static LogSummaryOptions Options(string name)
    {
        var report = Path.Combine(Folder, name + ".xml");
        var expected = Expected(name);
        return new LogSummaryOptions { ExitCode = expected.ExitCode, JUnit = expected.Disagreements.Count > 0 || File.Exists(report) ? report : null };
    }

    public static CiSummary Summarize(byte[] log) => Summarize(new MemoryStream(log));

    public static CiSummary Summarize(string log) => Summarize(Encoding.UTF8.GetBytes(log));

    public static CiSummary Summarize(Stream log) => LogSummarizer.Summarize(log, new LogSummaryOptions());

    public static CiSummary Summarize(string log, LogSummaryOptions options) => LogSummarizer.Summarize(new MemoryStream(Encoding.UTF8.GetBytes(log)), options);

    public static IEnumerable<string> Signatures(CiSummary summary) =>
        summary.CodeBugs.Concat(summary.EnvFlakes).Select(error => $"{error.Category}: {error.Signature}").Order(StringComparer.Ordinal);
}

/// <summary>What is expected of a log's summary, and the exit code that the log's program ended with where it matters.</summary>
internal sealed record ExpectedSummary
{
    public int? ExitCode { get; init; }

    public required IReadOnlyList<ExpectedError> CodeBugs { get; init; }

    public required IReadOnlyList<ExpectedError> EnvFlakes { get; init; }

    public required IReadOnlyList<string> FailedTestCases { get; init; }

    public required IReadOnlyList<string> Disagreements { get; init; }
}

/// <summary>A root cause. The tests are cases, or files where no case is known.</summary>
internal sealed record ExpectedError(string Type, string Message, IReadOnlyList<string> Tests);
