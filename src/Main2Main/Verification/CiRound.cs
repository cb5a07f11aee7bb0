using System.Text;
using Main2Main.Json;
using Main2Main.References;
using Main2Main.Workspace;

namespace Main2Main.Verification;

/// <summary>One CI round: every suite against the step's upstream, the log, its summary and the verdict.</summary>
/// <param name="session">The session.</param>
/// <param name="step">The step.</param>
/// <param name="runner">Who runs suites.</param>
/// <param name="suites">The suites, in order.</param>
internal sealed class CiRound(SyncSession session, StepWork step, ISuiteRunner runner, IReadOnlyList<Suite> suites)
{
    public async Task<(RoundResult Result, CiSummary? Summary)> RunAsync(int round, string tree)
    {
        var outcomes = await RunSuitesAsync(round);
        await new UpstreamCheckout(session.Upstream, session.Log).RequireUntouchedAsync(step.Plan.EndCommit, $"{step.Id}: the CI of round {round}");
        await PutLeftoversAwayAsync(round, tree);
        var (summary, error) = Summarize(round);
        var result = Describe(round, tree, outcomes, summary, error);
        ArtifactFile.Write(step.Folder.RoundResult(round), result, ArtifactJson.Readable.RoundResult);
        return (result, summary);
    }

    private async Task<IReadOnlyList<SuiteOutcome>> RunSuitesAsync(int round)
    {
        _ = Directory.CreateDirectory(step.Folder.Ci);
        var outcomes = new List<SuiteOutcome>();
        await using var log = new FileStream(step.Folder.RoundLog(round), FileMode.Create, FileAccess.Write, FileShare.Read);
        foreach (var suite in suites)
        {
            session.Log.Information($"{step.Id}: round {round}, suite {suite.Name} started: {ShellWords.Join(suite.Command)}");
            log.Write(Encoding.UTF8.GetBytes($"[main2main] suite {suite.Name}: {ShellWords.Join(suite.Command)}\n"));
            var outcome = await runner.RunAsync(suite, session.Downstream.Path, log);
            if (outcome.Hung)
            {
                log.Write(Encoding.UTF8.GetBytes($"\n[main2main] suite {suite.Name} was ended: it printed nothing for {session.Settings.Verification.HangMinutes} minutes\n"));
            }

            log.Write(Encoding.UTF8.GetBytes($"\n[main2main] suite {suite.Name} ended with exit code {outcome.ExitCode}\n"));
            session.Log.Information($"{step.Id}: round {round}, suite {suite.Name} ended with exit code {outcome.ExitCode} after {outcome.Seconds:0.0} s{(outcome.Hung ? " (hung, its processes were ended)" : string.Empty)}.");
            outcomes.Add(outcome);
        }

        return outcomes;
    }

    /// <summary>What is committed is what CI started from, so files that CI itself writes are saved and taken away.</summary>
    private async Task PutLeftoversAwayAsync(int round, string tree)
    {
        var after = await session.Tree.SnapshotAsync();
        if (after == tree)
        {
            return;
        }

        var patch = Path.Combine(step.Folder.Ci, $"round-{round}-leftovers.patch");
        await session.Tree.SavePatchAsync(tree, after, patch);
        var files = await session.Tree.RestoreAsync(tree);
        session.Log.Warning($"{step.Id}: round {round} changed the downstream: {Detection.RepositoryChecks.Name(files)}. That is put back; it is saved as '{patch}'.");
    }

    private (CiSummary? Summary, string? Error) Summarize(int round)
    {
        try
        {
            using var log = File.OpenRead(step.Folder.RoundLog(round));
            var summary = LogSummarizer.Summarize(log, new LogSummaryOptions
            {
                EnvironmentFlakes = session.Settings.Verification.EnvironmentFlakes,
                GoodCommit = step.Plan.StartCommit,
                BadCommit = step.Plan.EndCommit,
            });
            ArtifactFile.Write(step.Folder.RoundSummary(round), summary, ArtifactJson.Readable.CiSummary);
            return (summary, null);
        }
        catch (IOException exception)
        {
            return (null, $"'{step.Folder.RoundLog(round)}' could not be read: {exception.Message}");
        }
    }

    private RoundResult Describe(int round, string tree, IReadOnlyList<SuiteOutcome> outcomes, CiSummary? summary, string? error)
    {
        var exitCode = outcomes.Select(outcome => outcome.ExitCode).FirstOrDefault(code => code != 0);
        var verdict = VerdictRule.Decide(outcomes, summary);
        return new RoundResult
        {
            StepId = step.Id,
            Round = round,
            Suite = string.Join('+', suites.Select(suite => suite.Name)),
            Suites = [.. suites.Select(suite => suite.Name)],
            RunSuiteExitCode = exitCode,
            ExitCode = exitCode,
            SummaryExitCode = summary is null ? 1 : 0,
            CiResult = verdict,
            Passed = verdict == Verdict.Passed,
            CanCommit = verdict is Verdict.Passed or Verdict.EnvFlakePass,
            RequiresFix = verdict == Verdict.Failed && summary!.CodeBugs.Count > 0,
            LogPath = step.Folder.RoundLog(round),
            SummaryPath = step.Folder.RoundSummary(round),
            SummaryError = error,
            CodeBugsCount = summary?.CodeBugs.Count ?? 0,
            EnvFlakesCount = summary?.EnvFlakes.Count ?? 0,
            FailedTestFilesCount = summary?.FailedTestFilesCount ?? 0,
            FailedTestCasesCount = summary?.FailedTestCasesCount ?? 0,
            Command = suites.Count == 1 ? suites[0].Command : [.. suites.Select(suite => ShellWords.Join(suite.Command))],
            SuiteResults = outcomes,
            UpstreamCommit = step.Plan.EndCommit,
            DownstreamTree = tree,
        };
    }
}
