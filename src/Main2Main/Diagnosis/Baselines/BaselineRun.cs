using Main2Main.Json;
using Main2Main.References;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Diagnosis.Baselines;

/// <summary>
/// Runs the failed cases of a round at the last verified state: the upstream where the step starts, the downstream as it was committed last.
/// The journal knows of it before anything moves, so that whoever comes after a kill puts both back.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="step">The step.</param>
/// <param name="runner">Who runs suites.</param>
/// <param name="display">Who shows how they get on.</param>
internal sealed class BaselineRun(SyncSession session, StepWork step, ISuiteRunner runner, IRoundDisplay display)
{
    private const string Tests = "{tests}";

    /// <summary>Asks for the cases of a round that were not asked for before.</summary>
    /// <param name="result">The round.</param>
    /// <param name="summary">What its log shows.</param>
    /// <returns>All that is known of the last verified state; null when nothing new was asked.</returns>
    /// <exception cref="Main2MainException">A checkout could not be moved, or a suite not be started.</exception>
    public async Task<BaselineReport?> AskAsync(RoundResult result, CiSummary summary)
    {
        var known = ArtifactFile.TryRead(step.Folder.Baseline, DiagnosisJson.Readable.BaselineReport);
        var open = Questions(result, summary).Where(one => known?.Asked.Any(asked => asked.Suite == one.Suite && asked.Covers(one.Cases)) != true).ToList();
        if (open.Count == 0)
        {
            return null;
        }

        var state = session.Journal.Required;
        session.Log.Information($"{step.Id}: what failed in {string.Join(", ", open.Select(one => one.Suite))} is run at the last verified state, upstream {state.ReachedCommit[..10]} and downstream {state.LastVerifiedHead[..10]}.");
        var (played, found) = await RunAtBaselineAsync(state, open);
        var conclusive = found is not null && played.CiResult != Verdict.SummaryError;
        if (!conclusive)
        {
            session.Log.Warning($"{step.Id}: what fails at the last verified state is not known: {played.SummaryError}.");
        }

        var report = new BaselineReport
        {
            UpstreamCommit = state.ReachedCommit,
            DownstreamCommit = state.LastVerifiedHead,
            Asked = [.. known?.Asked ?? [], .. open.Select(one => one with { Conclusive = conclusive })],
            Failures = [.. known?.Failures ?? [], .. conclusive ? found!.CodeBugs.Concat(found.EnvFlakes) : []],
        };
        ArtifactFile.Write(step.Folder.Baseline, report, DiagnosisJson.Readable.BaselineReport);
        return report;
    }

    private async Task<(RoundResult Result, CiSummary? Summary)> RunAtBaselineAsync(RunState state, IReadOnlyList<BaselineQuestion> questions)
    {
        // Put back after an interruption too.
        var home = new BaselineReturn(session.Uninterrupted());
        _ = session.Journal.Update(step.Index, old => old with { AtBaseline = true });
        try
        {
            var tree = await session.Tree.TreeOfAsync(state.LastVerifiedHead);
            _ = await session.Tree.RestoreAsync(tree);
            await new UpstreamCheckout(session).MoveAsync(state.ReachedCommit);
            var work = Work(state);
            var round = Enumerable.Range(1, int.MaxValue).First(number => !File.Exists(work.Folder.RoundResult(number)));
            return await new CiRound(session, work, runner, display, Suites(questions)).RunAsync(round, tree);
        }
        finally
        {
            await home.PutBackAsync();
        }
    }

    /// <summary>A round runs for a step: this one ends where the real one starts.</summary>
    private StepWork Work(RunState state) => new(
        step.Plan with { Id = $"{step.Id} baseline", StartCommit = state.ReachedCommit, EndCommit = state.ReachedCommit },
        new StepFolder(step.Folder.BaselineFolder));

    private List<Suite> Suites(IReadOnlyList<BaselineQuestion> questions) =>
    [
        .. SuiteList.Of(session).Join(questions, suite => suite.Name, question => question.Suite, (suite, question) => question.Cases.Count == 0
            ? suite
            : suite with { Command = [.. suite.Rerun.SelectMany(word => word == Tests ? question.Cases : [word])] }),
    ];

    private IEnumerable<BaselineQuestion> Questions(RoundResult result, CiSummary summary)
    {
        var addressable = SuiteList.Of(session).Where(suite => suite.Rerun.Count > 0).Select(suite => suite.Name).ToHashSet();
        var named = summary.CodeBugs.Concat(summary.EnvFlakes).All(error => error.FailedTestCases.Count > 0);
        var inherited = summary.Inherited.SelectMany(error => error.FailedTestCases).ToHashSet();
        foreach (var suite in result.SuiteResults.Where(suite => suite.ExitCode != 0))
        {
            var cases = suite.FailedTestCases.Where(one => !inherited.Contains(one)).ToList();
            if (!named || suite.FailedTestCases.Count == 0 || !addressable.Contains(suite.Suite))
            {
                yield return new BaselineQuestion(suite.Suite, [], Conclusive: true);
            }
            else if (cases.Count > 0)
            {
                yield return new BaselineQuestion(suite.Suite, cases, Conclusive: true);
            }
        }
    }
}
