using Main2Main.Git;
using Main2Main.Workspace;

namespace Main2Main.Publishing;

/// <summary>The run that is published, and its commits as git holds them.</summary>
/// <param name="State">Its journal.</param>
/// <param name="Files">Where its report lies.</param>
/// <param name="Commits">Its commits, oldest first.</param>
/// <param name="Tree">The tree of the last one.</param>
internal sealed record PublishedRun(RunState State, WorkspaceFolder Files, IReadOnlyList<ProposedCommit> Commits, string Tree)
{
    /// <summary>The commit that the branch is to hold.</summary>
    public string Head => Commits.Count > 0 ? Commits[^1].Sha : State.DownstreamHead;

    /// <summary>Whether a commit was made by this run or an earlier one, and by nobody touched since.</summary>
    /// <param name="commit">The commit.</param>
    /// <returns>Whether it says so, is by those who made this run's commits, and was not amended.</returns>
    public bool IsOurs(ProposedCommit commit) => commit.HasTrailers
        && Commits.Any(own => own.Author == commit.Author && own.Committer == commit.Committer)
        && (commit.IsUntouched || Commits.Any(own => !own.IsUntouched));

    /// <summary>Finds the run that is to be published and verifies its commits.</summary>
    /// <param name="session">The session.</param>
    /// <returns>The run; null when the last one found no drift and no earlier one left HEAD where it is.</returns>
    /// <exception cref="Main2MainException">The run is not at an end, has nothing verified, or its commits are not what the journal says.</exception>
    public static async Task<PublishedRun?> FindAsync(SyncSession session)
    {
        var (state, files) = (session.Journal.Required, session.Workspace);
        if (state.Status == RunStatus.NoDrift)
        {
            if (EarlierRun(session, await session.Downstream.HeadAsync()) is not { } earlier)
            {
                return null;
            }

            (state, files) = earlier;
        }

        RequireEnded(session, state);
        if (!File.Exists(files.FinalSummaryPage))
        {
            throw new Main2MainException(
                FailureKind.Usage,
                $"the run {state.RunId} has no report, '{files.FinalSummaryPage}', and the pull request is made of it.",
                "write it with --target=Summarize.");
        }

        var commits = await VerifyAsync(session, state);
        var tree = await session.Tree.TreeOfAsync(state.DownstreamHead);
        var isSquashed = session.Settings.Publish.Commits == Configuration.PublishSettings.Squash && commits.Count > 1;
        return new PublishedRun(state, files, isSquashed ? [await new SquashedRun(session, state, commits).MakeAsync()] : commits, tree);
    }

    /// <summary>A run that came after it found no drift, and took its place in the workspace before it was published.</summary>
    private static (RunState State, WorkspaceFolder Files)? EarlierRun(SyncSession session, string head) => !Directory.Exists(session.Workspace.Previous)
        ? null
        : Directory.EnumerateDirectories(session.Workspace.Previous).OrderByDescending(folder => folder, StringComparer.Ordinal)
            .Select(folder => new WorkspaceFolder(folder))
            .Select(files => (State: Journal.Read(files, session.Upstream.Path, session.Downstream.Path), Files: files))
            .Where(run => run.State is { Status: RunStatus.Completed or RunStatus.Partial, Steps.Count: > 0 } && run.State.DownstreamHead == head)
            .Select(run => ((RunState, WorkspaceFolder)?)(run.State!, run.Files)).FirstOrDefault();

    private static void RequireEnded(SyncSession session, RunState state)
    {
        if (state.Status == RunStatus.Running)
        {
            var paused = state.Steps.FirstOrDefault(step => step.Pause is not null);
            throw new Main2MainException(
                FailureKind.Usage,
                $"the run {state.RunId} is {(paused is null ? "in progress" : $"paused at {paused.Id} for a person's edit")} ({state.StepsCompleted} of {state.Steps.Count} steps); only a run that is completed or stopped is published.",
                "bring it to its end with --target=Sync.");
        }

        if (state.Steps.All(step => step.Phase != StepPhase.Advanced))
        {
            throw new Main2MainException(
                FailureKind.Usage,
                $"the run {state.RunId} has no completed step: there is nothing verified to propose.",
                state.Stop is { } stop
                    ? $"fix what stopped {stop.StepId} ({stop.SummaryPath}), then --target=Sync."
                    : "bring a step to its end with --target=Sync.");
        }
    }

    private static async Task<IReadOnlyList<ProposedCommit>> VerifyAsync(SyncSession session, RunState state)
    {
        var downstream = session.Downstream;
        var head = state.DownstreamHead;
        if (await downstream.ResolveAsync(head) is null || await downstream.ResolveAsync(state.DownstreamStart) is null
            || !await downstream.IsAncestorAsync(head, "HEAD"))
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"the downstream's HEAD, {await downstream.HeadAsync()}, does not hold the commits of the run {state.RunId}, which end at {head}.",
                $"check out the branch that has them (git -C {downstream.Path} checkout {head} brings them back), or begin a new run with --target=Sync --restart.");
        }

        var commits = await ProposedCommit.ReadAsync(downstream, $"{state.DownstreamStart}..{head}");
        var steps = state.Steps.Where(step => step is { Phase: StepPhase.Advanced, Commit: not null }).ToList();
        IEnumerable<(string? Sha, string Step, string Guide)> expected = [.. steps.Select(step => (step.Commit, step.Id, string.Empty)),
            .. state.Guide?.Commit is { } guide ? [(guide, string.Empty, state.RunId)] : Array.Empty<(string?, string, string)>()];
        var wrong = commits.Select(commit => ((string?)commit.Sha, commit.StepId, commit.GuideRun)).Except(expected)
            .Concat(expected.Except(commits.Select(commit => ((string?)commit.Sha, commit.StepId, commit.GuideRun)))).FirstOrDefault();
        return wrong.Item1 is null && (commits.Count > 0 || state.Steps.Any(step => step.VerifiedUnchanged is not null))
            ? commits
            : throw new Main2MainException(
                FailureKind.Repository,
                $"the downstream's commits {state.DownstreamStart[..10]}..{head[..10]} are not those of the run {state.RunId}: {wrong.Item1 ?? "none is there"} is not as the journal '{session.Workspace.State}' has it.",
                "begin a new run from here with --target=Sync --restart.");
    }
}
