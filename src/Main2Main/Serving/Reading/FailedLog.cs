using Main2Main.Diagnosis;
using Main2Main.Verification;

namespace Main2Main.Serving.Reading;

/// <summary>Why a log failed.</summary>
internal static class FailedLog
{
    private const int MostContext = 30;
    private const int MostCases = 20;
    private const int MostCommits = 3;

    public static async Task<LogAnswer> AnswerAsync(PairReading reading, string? file, int? exitCode)
    {
        var log = file is null ? Last(reading) : Path.GetFullPath(file, reading.Session.Workspace.Root);
        var summary = Summarize(reading, log, exitCode);
        var diagnoses = reading.Pair.Step is { } step
            ? await new ErrorDiagnoser(reading.Session.Upstream, reading.Session.Downstream.Path, reading.Session.Settings.Layout).DiagnoseAsync(summary.CodeBugs, step.Plan, step.Folder.UpstreamPatch, reading.Pair.ReleaseTag)
            : [];
        return new LogAnswer(log, [.. summary.CodeBugs.Select((error, index) => Of(error, index < diagnoses.Count ? diagnoses[index] : null)), .. summary.EnvFlakes.Select(flake => Of(flake, diagnosis: null))]);
    }

    private static CiSummary Summarize(PairReading reading, string log, int? exitCode)
    {
        try
        {
            using var stream = File.OpenRead(log);
            return LogSummarizer.Summarize(
                stream, new LogSummaryOptions { EnvironmentFlakes = reading.Session.Settings.Verification.EnvironmentFlakes, ExitCode = exitCode });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Main2MainException(FailureKind.Usage, $"the log '{log}' cannot be read: {exception.Message}", "name a log that can be read.", exception);
        }
    }

    private static string Last(PairReading reading)
    {
        var step = reading.Pair.Step
            ?? throw new Main2MainException(FailureKind.Usage, "the workspace holds no run, so that there is no last log.", "name a log.");
        return Enumerable.Range(1, reading.Session.Settings.Verification.MaximumRounds + 1).Reverse().Select(step.Folder.RoundLog).FirstOrDefault(File.Exists)
            ?? throw new Main2MainException(FailureKind.Usage, $"{step.Id} has run no suite yet.", "name a log.");
    }

    private static LogError Of(CiError error, ErrorDiagnosis? diagnosis) => new(
        error.ErrorMessage.Length == 0 ? error.ErrorType : $"{error.ErrorType}: {error.ErrorMessage}",
        error.Category,
        error.LineNumber + 1,
        [.. error.FailedTestCases.Take(MostCases)],
        [.. error.Context.TakeLast(MostContext)],
        diagnosis is null ? null : Words.Of(diagnosis.Mechanism),
        [.. (diagnosis?.Commits ?? []).Take(MostCommits).Select(commit => $"{commit.Sha} {commit.Subject}")],
        [.. (diagnosis?.DownstreamFrames ?? []).Select(frame => $"{frame.File}:{frame.Line}")],
        diagnosis is null ? null : Words.Of(diagnosis.Guard.Needed));
}
