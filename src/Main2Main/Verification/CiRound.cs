using Main2Main.Files;
using Main2Main.Json;
using Main2Main.Verification.Preparing;
using Main2Main.Verification.Scheduling;
using Main2Main.Workspace;

namespace Main2Main.Verification;

/// <summary>One CI round: every suite against the step's upstream, the log, its summary and the verdict.</summary>
/// <param name="session">The session.</param>
/// <param name="step">The step.</param>
/// <param name="runner">Who runs suites.</param>
/// <param name="display">Who shows how they get on.</param>
/// <param name="suites">What is run.</param>
internal sealed class CiRound(SyncSession session, StepWork step, ISuiteRunner runner, IRoundDisplay display, IReadOnlyList<Suite> suites)
{
    public async Task<(RoundResult Result, CiSummary? Summary)> RunAsync(int round, string tree)
    {
        _ = Directory.CreateDirectory(step.Folder.Ci);
        var prepared = await new SuitePreparation(session, step, runner).RunAsync(round, suites);
        var records = prepared.All(one => one.Problem is null) ? await RunSuitesAsync(round, tree) : [];
        var summary = await SummarizeAsync(round, [.. records.SelectMany(record => record.Parts)], prepared);
        var result = Describe(round, tree, [.. records.Select(record => record.Outcome)], summary, prepared);
        NarrateWitness(result);
        ArtifactFile.Write(step.Folder.RoundResult(round), result, VerificationJson.Readable.RoundResult);
        return (result, summary);
    }

    /// <summary>A round in which nothing is run, because CI has passed the very same before.</summary>
    /// <param name="round">The round.</param>
    /// <param name="tree">The tree.</param>
    /// <param name="where">Where it passed.</param>
    /// <returns>The round.</returns>
    public RoundResult Reuse(int round, string tree, string where)
    {
        _ = Directory.CreateDirectory(step.Folder.Ci);
        AtomicFile.WriteText(
            step.Folder.RoundLog(round), $"[main2main] no suite was run: CI has passed this tree, {tree}, at this upstream commit before, in {where}\n");
        var summary = new CiSummary { GoodCommit = step.Plan.StartCommit, BadCommit = step.Plan.EndCommit };
        summary.Write(step.Folder.RoundSummary(round));
        var result = Describe(round, tree, [], summary, []) with { Reused = where };
        ArtifactFile.Write(step.Folder.RoundResult(round), result, VerificationJson.Readable.RoundResult);
        return result;
    }

    private async Task<IReadOnlyList<SuiteRecord>> RunSuitesAsync(int round, string tree)
    {
        using var watch = await SuiteWatch.BeginAsync(session, step, round, tree);
        var slot = new SuiteSlot(session, step, round, runner);
        var progress = suites.ToDictionary(suite => suite.Name, suite => new SuiteProgress(suite.Name));
        await using var shown = display.Show($"{step.Id}, round {round}", [.. progress.Values]);
        return await new SuiteScheduler(SuiteList.Devices(session.Settings.Verification.Devices))
            .RunAsync(
                suites,
                (suite, devices, end) => watch.RunAsync(suite.Name, () => slot.RunAsync(suite, devices, progress[suite.Name], end)),
                session.Interruption);
    }

    private async Task<CiSummary?> SummarizeAsync(int round, IReadOnlyList<PlayedPart> parts, IReadOnlyList<PrepareResult> prepared)
    {
        if (prepared.Select(one => one.Problem).OfType<string>().FirstOrDefault() is { } problem)
        {
            AtomicFile.WriteText(step.Folder.RoundLog(round), $"[main2main] no suite was run: {problem}\n");
            return null;
        }

        var firstLines = await SuiteLogs.JoinAsync(parts, step.Folder.RoundLog(round));
        var nothing = new CiSummary { GoodCommit = step.Plan.StartCommit, BadCommit = step.Plan.EndCommit };
        if (SuiteLogs.Join(parts, firstLines, nothing) is not { } summary)
        {
            return null;
        }

        summary.Write(step.Folder.RoundSummary(round));
        return summary;
    }

    private void NarrateWitness(RoundResult result)
    {
        foreach (var suite in result.SuiteResults.Where(suite => suite.Witness is not null))
        {
            if (suite.Witness!.Problem is { } problem)
            {
                session.Log.Warning($"{step.Id}: round {result.Round}, suite {suite.Suite} proves nothing: it {problem}.");
            }
            else if (suite.Witness.Unproven.Count > 0)
            {
                session.Log.Information($"{step.Id}: round {result.Round}, suite {suite.Suite} proves nothing about {string.Join(" and ", suite.Witness.Unproven)}: nothing of it was seen to be imported.");
            }
        }
    }

    /// <summary>Why the round has no usable result; null when it has.</summary>
    private static string? Problem(IReadOnlyList<SuiteOutcome> outcomes, CiSummary? summary, IReadOnlyList<PrepareResult> prepared) =>
        prepared.Select(one => one.Problem).OfType<string>().FirstOrDefault()
        ?? outcomes.Where(outcome => outcome.Witness?.Problem is not null).Select(outcome => $"the suite {outcome.Suite} {outcome.Witness!.Problem}").FirstOrDefault()
        ?? (summary is null ? "the log of a suite that failed could not be read" : null);

    private RoundResult Describe(int round, string tree, IReadOnlyList<SuiteOutcome> outcomes, CiSummary? summary, IReadOnlyList<PrepareResult> prepared)
    {
        var exitCode = prepared.Select(one => one.ExitCode).Concat(outcomes.Select(outcome => outcome.ExitCode)).FirstOrDefault(code => code != 0);
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
            SummaryError = Problem(outcomes, summary, prepared),
            CodeBugsCount = summary?.CodeBugs.Count ?? 0,
            EnvFlakesCount = summary?.EnvFlakes.Count ?? 0,
            FailedTestFilesCount = summary?.FailedTestFilesCount ?? 0,
            FailedTestCasesCount = summary?.FailedTestCasesCount ?? 0,
            Command = suites.Count == 1 ? suites[0].Command : [.. suites.Select(suite => ShellWords.Join(suite.Command))],
            SuiteResults = outcomes,
            Prepared = prepared,
            UpstreamCommit = step.Plan.EndCommit,
            DownstreamTree = tree,
        };
    }
}
