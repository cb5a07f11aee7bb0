using Cake.Core.Diagnostics;
using Cake.Frosting;
using Main2Main.Configuration;
using Main2Main.Verification;
using Spectre.Console;

namespace Main2Main.Frosting;

/// <summary>Shows the root causes in a log. Needs no repositories and no run, and writes nothing but <c>--out</c>.</summary>
[TaskName(nameof(SummarizeLog))]
[TaskDescription("Shows the root causes in any log (--log=FILE [--exit-code=CODE] [--junit=FILE] [--out=FILE]); needs no run.")]
public sealed class SummarizeLog : FrostingTask<ISyncContext>
{
    private const int ShownTests = 5;

    /// <inheritdoc />
    public override void Run(ISyncContext context)
    {
        var request = context.LogRequest;
        var summary = Summarize(request);
        var console = Screen.Create();
        console.Line($"{request.Log}: {summary.CodeBugs.Count} code bug(s), {summary.EnvFlakes.Count} environment flake(s), {summary.FailedTestCasesCount} failed test case(s) in {summary.FailedTestFilesCount} file(s)");
        if (summary.CodeBugs.Count + summary.EnvFlakes.Count > 0)
        {
            console.Write(TableOf([.. summary.CodeBugs, .. summary.EnvFlakes]));
        }

        foreach (var sentence in summary.Disagreements)
        {
            context.Log.Warning("{0}", sentence);
        }

        if (request.Out is { } path)
        {
            summary.Write(path);
            console.Line($"Summary: {path}");
        }
    }

    private static CiSummary Summarize(LogRequest request)
    {
        try
        {
            using var log = File.OpenRead(request.Log);
            return LogSummarizer.Summarize(
                log, new LogSummaryOptions { EnvironmentFlakes = request.EnvironmentFlakes, ExitCode = request.ExitCode, JUnit = request.JUnit });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Main2MainException(
                FailureKind.Usage,
                $"the log '{request.Log}' cannot be read: {exception.Message}",
                $"name a log that can be read with --{OptionNames.Log}=FILE.",
                exception);
        }
    }

    private static Table TableOf(IReadOnlyList<CiError> errors)
    {
        var table = new Table().Border(TableBorder.Rounded).ShowRowSeparators().AddColumns("Root cause", "Category", "Tests", "Line");
        foreach (var error in errors)
        {
            var tests = error.FailedTestCases.Count > 0 ? error.FailedTestCases : error.FailedTestFiles;
            var more = tests.Count > ShownTests ? $"\nand {tests.Count - ShownTests} more" : string.Empty;
            _ = table.AddRow(
                Screen.Text(error.ErrorMessage.Length == 0 ? error.ErrorType : $"{error.ErrorType}: {error.ErrorMessage}"),
                error.Category,
                Screen.Text(string.Join('\n', tests.Take(ShownTests)) + more),
                $"{error.LineNumber + 1}");
        }

        return table;
    }
}
