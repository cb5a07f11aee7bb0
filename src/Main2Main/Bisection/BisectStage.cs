using Main2Main.Bisection.Places;
using Main2Main.Bisection.Probing;
using Main2Main.Bisection.Search;
using Main2Main.Configuration;
using Main2Main.Detection;
using Main2Main.Files;
using Main2Main.Git;
using Main2Main.Impact;
using Main2Main.Json;
using Main2Main.Templates;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Bisection;

/// <summary>
/// The task Bisect: finds the first upstream commit at which the suites fail, with the downstream's working tree as it stands. Both
/// repositories are afterwards as they were, and a run in progress is not touched. Killed and started again, it goes on.
/// </summary>
/// <param name="session">The session; its workspace is claimed.</param>
/// <param name="runner">Who runs suites.</param>
/// <param name="display">Who shows how they get on.</param>
public sealed class BisectStage(SyncSession session, ISuiteRunner runner, IRoundDisplay display)
{
    /// <summary>Searches between two named commits, or in the range of the current step.</summary>
    /// <param name="ends">What the command line names.</param>
    /// <returns>The report, which is written as bisect.json and bisect.md.</returns>
    /// <exception cref="Main2MainException">The range is none, the upstream is dirty, or a suite cannot be started.</exception>
    /// <exception cref="OperationCanceledException">Somebody interrupted it; both repositories are put back.</exception>
    public async Task<BisectReport> RunAsync(BisectEnds ends) =>
        await SearchAsync(await new AskedRangeReader(session).ReadAsync(ends), SuiteList.Of(session), session.Settings.Restart);

    /// <summary>Searches a range for given errors.</summary>
    /// <param name="asked">The range and the errors.</param>
    /// <param name="suites">What is run.</param>
    /// <param name="restart">Whether what was probed before is not used again.</param>
    /// <returns>The report.</returns>
    internal async Task<BisectReport> SearchAsync(AskedRange asked, IReadOnlyList<Suite> suites, bool restart)
    {
        await RepositoryChecks.RequireWorkTreeAsync(session.Upstream, "upstream");
        await RepositoryChecks.RequireWorkTreeAsync(session.Downstream, "downstream");
        using var hold = await RepositoryHold.TakeAsync(session);
        await RepositoryChecks.RequireCleanAsync(session.Upstream, "upstream", untracked: false);
        var range = await SearchedRange.ReadAsync(session.Upstream, asked.Good, asked.Bad);
        var journal = BisectJournal.Open(session, await QuestionAsync(asked, suites), restart);
        session.Log.Information(
            $"Bisect: {range.Commits.Count} commit(s) in {asked.Good[..10]}..{asked.Bad[..10]}; {string.Join("; ", journal.Current.Question.Suites)}");
        if (range.Commits.Sum(commit => commit.Brought.Count) is > 0 and var brought)
        {
            session.Log.Information($"Bisect: merges brought {brought} more commit(s), which are tried together with their merge.");
        }

        var home = new UpstreamHome(session);
        await home.NoteAsync(journal);
        SearchResult result;
        try
        {
            var prober = new Prober(session, journal, suites, runner, display);
            result = await new BisectSearch(session, range, asked.Wanted, prober).RunAsync(() => ImpactAsync(asked, journal.Current.Question.DownstreamTree));
        }
        catch
        {
            await TryPutBackAsync(new UpstreamHome(session.Uninterrupted()));
            throw;
        }

        await home.PutBackAsync();
        journal.Refresh();
        return Write(asked, range, journal.Current, result);
    }

    private async Task<BisectQuestion> QuestionAsync(AskedRange asked, IReadOnlyList<Suite> suites) => new()
    {
        Upstream = session.Upstream.Path,
        Downstream = session.Downstream.Path,
        GoodCommit = asked.Good,
        BadCommit = asked.Bad,
        Suites = [.. suites.Select(suite => $"{suite.Name}: {ShellWords.Join(suite.Command)}")],
        DownstreamCommit = await session.Downstream.HeadAsync(),
        DownstreamTree = await session.Tree.SnapshotAsync(),
        Wanted = asked.Wanted,
        Rules = ProbeJudge.Describe(session.Settings.Bisect),
    };

    /// <summary>What went wrong first is told; that the upstream could not be put back comes beside it.</summary>
    private async Task TryPutBackAsync(UpstreamHome home)
    {
        try
        {
            await home.PutBackAsync();
        }
        catch (Main2MainException exception)
        {
            session.Log.Warning($"The upstream is not yet where it was: {exception.Message}");
        }
    }

    private async Task<ImpactReport?> ImpactAsync(AskedRange asked, string tree)
    {
        if (asked.StepId is { } step && ImpactFiles.TryRead(session.Workspace.Step(step).Impact) is { } known && known.UpstreamBase == asked.Good
            && known.UpstreamTarget == asked.Bad)
        {
            return known;
        }

        return await new ImpactStage(session).TryRunForRangeAsync(asked.Good, asked.Bad, tree);
    }

    private BisectReport Write(AskedRange asked, SearchedRange range, BisectState state, SearchResult result)
    {
        var ranks = (result.Impact?.Commits ?? []).Index().ToDictionary(entry => entry.Item.Sha, entry => entry.Index + 1, StringComparer.Ordinal);
        var found = result.Status == BisectStatus.Found ? range.Commits[result.Candidates[0]] : null;
        var report = new BisectReport
        {
            StepId = asked.StepId,
            GoodCommit = asked.Good,
            BadCommit = asked.Bad,
            CommitCount = range.Commits.Count,
            Status = result.Status,
            Reason = result.Reason,
            FirstBadCommit = found?.Sha,
            FirstBadSubject = found?.Subject,
            FirstBadBrought = found?.Brought ?? [],
            FirstBadPr = found is null ? null : PullRequestNumber.In(found.Subject),
            FirstBadSignatures = [.. result.Signatures.Where(signature => state.Probes.Any(probe => probe.Commit == found?.Sha && probe.Rounds.Any(round => round.Signatures.Contains(signature))))],
            Findings = [.. (result.Impact?.Findings ?? []).Where(finding => found is not null && finding.Commits.Any(found.Holds))],
            Candidates = [.. result.Candidates.Select(index => range.Commits[index]).Select(commit => new BisectCandidate(commit.Sha, commit.Subject, PullRequestNumber.In(commit.Subject), Rank(commit, ranks)))],
            Wanted = result.Wanted,
            WantedSignatures = result.Signatures,
            Probes = state.Probes,
            ProbeCount = state.Probes.Count(probe => probe.Position > 0 && probe.Position < range.Commits.Count),
            PlainProbeCount = found is null ? null : PlainBisection.Probes(range.Commits.Count, result.Candidates[0]),
            Suites = state.Question.Suites,
            Rules = state.Question.Rules,
            DownstreamCommit = state.Question.DownstreamCommit,
            DownstreamTree = state.Question.DownstreamTree,
            StartedAt = state.StartedAt,
            EndedAt = DateTimeOffset.UtcNow,
        };
        AtomicFile.WriteText(session.Workspace.BisectPage, ReportTemplates.Render("bisect.sbn", new { report }));
        ArtifactFile.Write(session.Workspace.Bisect, report, BisectionJson.Readable.BisectReport);
        return report;
    }

    private static int? Rank(RangeCommit commit, Dictionary<string, int> ranks) =>
        commit.Brought.Append(commit.Sha).Where(ranks.ContainsKey).Select(sha => (int?)ranks[sha]).Min();
}
