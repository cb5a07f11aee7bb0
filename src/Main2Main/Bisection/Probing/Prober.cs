using Main2Main.Bisection.Places;
using Main2Main.Bisection.Search;
using Main2Main.References;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Bisection.Probing;

/// <summary>Checks commits out in the upstream and runs the suites against them, as often as it takes to believe what they say.</summary>
/// <param name="session">The session.</param>
/// <param name="journal">What is known already; what is learnt is written there at once.</param>
/// <param name="suites">What is run.</param>
/// <param name="runner">Who runs it.</param>
/// <param name="display">Who shows how it gets on.</param>
internal sealed class Prober(SyncSession session, BisectJournal journal, IReadOnlyList<Suite> suites, ISuiteRunner runner, IRoundDisplay display)
{
    /// <summary>Probes a commit, unless that was done before.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="position">Its place in the range.</param>
    /// <param name="judge">Who judges its rounds.</param>
    /// <returns>The probe.</returns>
    /// <exception cref="Main2MainException">The upstream is dirty, or a suite moved one of the two HEADs.</exception>
    public async Task<BisectProbe> ProbeAsync(RangeCommit commit, int position, ProbeJudge judge)
    {
        if (journal.Current.Probes.FirstOrDefault(probe => probe.Commit == commit.Sha) is { } known)
        {
            return known;
        }

        session.Interruption.ThrowIfCancellationRequested();
        if (journal.Current.Probing != commit.Sha)
        {
            journal.Save(journal.Current with { Probing = commit.Sha, Rounds = [] });
        }

        await new UpstreamCheckout(session).MoveAsync(commit.Sha);
        ProbeVerdict? verdict;
        while ((verdict = RepeatRule.Decide(journal.Current.Rounds, session.Settings.Bisect.Repeat)) is null)
        {
            var round = await RunAsync(commit, position, judge);
            journal.Save(journal.Current with { Rounds = [.. journal.Current.Rounds, round] });
        }

        return Keep(commit, position, verdict.Value);
    }

    private BisectProbe Keep(RangeCommit commit, int position, ProbeVerdict verdict)
    {
        var rounds = journal.Current.Rounds;
        var probe = new BisectProbe
        {
            Commit = commit.Sha,
            Subject = commit.Subject,
            Position = position,
            Verdict = verdict,
            Why = RepeatRule.Explain(rounds, verdict),
            Flaky = RepeatRule.IsFlaky(rounds),
            Rounds = rounds,
            Seconds = Math.Round(rounds.Sum(round => round.Seconds), 3),
        };
        journal.Save(journal.Current with { Probes = [.. journal.Current.Probes, probe], Probing = null, Rounds = [] });
        session.Log.Information($"Bisect: {commit.Sha[..10]} is {Words.Of(verdict)}: {probe.Why}");
        return probe;
    }

    private async Task<BisectRound> RunAsync(RangeCommit commit, int position, ProbeJudge judge)
    {
        session.Interruption.ThrowIfCancellationRequested();
        var round = journal.Current.Rounds.Count + 1;
        var step = Work(commit, position);
        var (result, summary) = await new CiRound(session, step, runner, display, suites).RunAsync(round, journal.Current.Question.DownstreamTree);
        var (verdict, why) = judge.Judge(result, summary);
        return new BisectRound
        {
            Round = round,
            Verdict = verdict,
            Why = why,
            Signatures = summary?.Signatures() ?? [],
            LogPath = result.LogPath,
            SummaryPath = summary is null ? null : result.SummaryPath,
            Seconds = Math.Round(result.SuiteResults.Sum(suite => suite.Seconds), 3),
        };
    }

    /// <summary>A round runs for a step: the commit is one of its own, with a folder of its own.</summary>
    private StepWork Work(RangeCommit commit, int position)
    {
        var folder = Path.Combine(session.Workspace.Bisection, "probes", $"{position}-{commit.Sha[..10]}");
        return new StepWork(
            new PlannedStep
            {
                Index = position,
                Id = $"bisect-{commit.Sha[..10]}",
                Commits = [],
                CommitCount = 0,
                StartCommit = journal.Current.Question.GoodCommit,
                EndCommit = commit.Sha,
                Categories = [],
                SourceChangedLines = 0,
                TotalChangedLines = 0,
                LineBudget = 0,
                CommitCountBudget = 0,
                FilesChanged = commit.Files,
            },
            new StepFolder(folder));
    }
}
