using System.Text.Encodings.Web;
using System.Text.Json;
using Main2Main.Verification;

namespace Main2Main.Tests.Verification.Logs;

public sealed class LogCorpusTests
{
    private const int LargestFile = 300 * 1024;
    private static readonly JsonSerializerOptions Format =
        new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static IEnumerable<string> Names => LogCorpus.Names;

    [TestCaseSource(nameof(Names))]
    public void A_log_has_the_root_causes_that_are_expected_of_it(string name)
    {
        using var log = new MemoryStream(LogCorpus.Bytes(name));

        var summary = LogSummarizer.Summarize(log, LogCorpus.Options(name));

        var found = new ExpectedSummary
        {
            ExitCode = LogCorpus.Expected(name).ExitCode,
            CodeBugs = Errors(summary.CodeBugs),
            EnvFlakes = Errors(summary.EnvFlakes),
            FailedTestCases = summary.FailedTestCases,
            Disagreements = [.. summary.Disagreements.Select(sentence => sentence.Replace(LogCorpus.Folder + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal))],
        };
        Assert.That(Text(found), Is.EqualTo(Text(LogCorpus.Expected(name))));
    }

    [Test]
    public void The_corpus_is_as_large_as_it_must_be_and_each_log_small() => Assert.Multiple(() =>
    {
        Assert.That(Names.Count(), Is.AtLeast(60));
        Assert.That(Directory.EnumerateFiles(LogCorpus.Folder).Where(path => new FileInfo(path).Length > LargestFile), Is.Empty);
    });

    private static string Text(ExpectedSummary summary) => JsonSerializer.Serialize(summary, Format);

    private static IReadOnlyList<ExpectedError> Errors(IReadOnlyList<CiError> errors) =>
        [.. errors.Select(error => new ExpectedError(error.ErrorType, error.ErrorMessage, error.FailedTestCases.Count > 0 ? error.FailedTestCases : error.FailedTestFiles))];
}
