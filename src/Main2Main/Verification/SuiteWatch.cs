using Main2Main.Detection;
using Main2Main.Files;
using Main2Main.Git;
using Main2Main.References;
using Main2Main.Watching;
using Main2Main.Workspace;

namespace Main2Main.Verification;

/// <summary>
/// Holds the suites of a round, and whoever works meanwhile, to leaving both repositories as they are: a verdict counts only for the upstream
/// commit, and the downstream's branch, commit and tree, that it is told of. Looked at before the first suite and after each.
/// </summary>
internal sealed class SuiteWatch : IDisposable
{
    private readonly SyncSession session;
    private readonly StepWork step;
    private readonly int round;
    private readonly string tree;
    private readonly string downstreamHead;
    private readonly string? downstreamBranch;
    private readonly string? upstreamBranch;
    private readonly HashSet<string> upstreamFiles;
    private readonly SemaphoreSlim turn = new(1);
    private int running;

    private SuiteWatch(
        SyncSession session,
        StepWork step,
        int round,
        string tree,
        (string Head, string? Branch) downstream,
        string? upstreamBranch,
        IEnumerable<string> upstreamFiles)
    {
        (this.session, this.step, this.round, this.tree, this.upstreamBranch) = (session, step, round, tree, upstreamBranch);
        (downstreamHead, downstreamBranch) = downstream;
        this.upstreamFiles = [.. upstreamFiles];
    }

    /// <summary>Records both repositories.</summary>
    /// <param name="session">The session.</param>
    /// <param name="step">The step; the upstream stands at its end.</param>
    /// <param name="round">The round.</param>
    /// <param name="tree">The downstream's tree that is to be verified.</param>
    /// <returns>The record.</returns>
    /// <exception cref="Main2MainException">One of them does not stand where it must.</exception>
    public static async Task<SuiteWatch> BeginAsync(SyncSession session, StepWork step, int round, string tree)
    {
        var head = await session.Downstream.HeadAsync();
        foreach (var earlier in Earlier(session, step).Prepend(head).Where(state => state != tree).Distinct(StringComparer.Ordinal))
        {
            await new PythonCaches(session, session.Downstream).ForgetAsync(earlier, tree);
        }

        var watch = new SuiteWatch(
            session,
            step,
            round,
            tree,
            (head, await session.Downstream.BranchAsync()),
            await session.Upstream.BranchAsync(),
            await UntrackedAsync(session.Upstream));
        await watch.CheckAsync($"{step.Id}: what ran before the CI of round {round}");
        return watch;
    }

    /// <summary>Runs a suite and looks at both repositories afterwards.</summary>
    /// <typeparam name="T">What the suite gives.</typeparam>
    /// <param name="suite">Its name.</param>
    /// <param name="run">Runs it.</param>
    /// <returns>What it gave.</returns>
    /// <exception cref="Main2MainException">A repository is not as it was; whatever the suite gave does not count.</exception>
    public async Task<T> RunAsync<T>(string suite, Func<Task<T>> run)
    {
        _ = Interlocked.Increment(ref running);
        T given;
        try
        {
            given = await run();
        }
        finally
        {
            _ = Interlocked.Decrement(ref running);
        }

        await CheckAsync($"{step.Id}: suite {suite} of round {round}, or somebody meanwhile,");
        return given;
    }

    /// <summary>The trees that suites of the step have run in before.</summary>
    private static IEnumerable<string> Earlier(SyncSession session, StepWork step) =>
        session.Journal.Current is { Status: RunStatus.Running } state && state.Steps.FirstOrDefault(entry => entry.Index == step.Index && entry.InProgress == StepPhase.Verified) is { } known
            ? known.Rounds.Select(round => round.Tree).Append(known.CandidateTree).OfType<string>()
            : [];

    /// <summary>Ends the watch.</summary>
    public void Dispose() => turn.Dispose();

    private async Task CheckAsync(string culprit)
    {
        // Suites may end side by side, and the index that a snapshot is made with is one.
        await turn.WaitAsync(session.Interruption);
        try
        {
            await CheckUpstreamAsync(culprit);
            await CheckDownstreamAsync(culprit);
        }
        finally
        {
            _ = turn.Release();
        }
    }

    private async Task CheckUpstreamAsync(string culprit)
    {
        var checkout = new UpstreamCheckout(session);
        await checkout.RequireUntouchedAsync(step.Plan.EndCommit, culprit);
        if (await session.Upstream.BranchAsync() is var branch && branch != upstreamBranch)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"{culprit} changed the upstream '{session.Upstream.Path}': its HEAD is on {Name(branch)}; it was on {Name(upstreamBranch)}.",
                checkout.Remedy(culprit, isDirty: false));
        }

        var left = (await UntrackedAsync(session.Upstream)).Where(file => !upstreamFiles.Contains(file)).ToList();
        if (left.Count > 0)
        {
            var aside = Path.Combine(step.Folder.Ci, $"round-{round}-upstream");
            left.ForEach(file => HeldFiles.MoveAside(Path.Combine(session.Upstream.Path, file), aside));
            throw new Main2MainException(
                FailureKind.Repository,
                $"{culprit} changed the upstream '{session.Upstream.Path}': files were left there, {RepositoryChecks.Name(left)}. They are moved to '{aside}', and the round does not count.",
                $"keep it from writing there, or let git ignore such files ({session.Upstream.Path}/.git/info/exclude), and run the same command again.");
        }
    }

    private async Task CheckDownstreamAsync(string culprit)
    {
        var (head, branch) = (await session.Downstream.HeadAsync(), await session.Downstream.BranchAsync());
        if (head != downstreamHead || branch != downstreamBranch)
        {
            var found = head == downstreamHead
                ? $"is on {Name(branch)}; it was on {Name(downstreamBranch)}"
                : $"is {head} on {Name(branch)}; it was {downstreamHead} on {Name(downstreamBranch)}";
            var command = await new WayBack(session.Downstream).CommandAsync(downstreamHead, downstreamBranch);
            throw new Main2MainException(
                FailureKind.Repository,
                $"{culprit} moved the downstream's HEAD: it {found}. The round does not count.",
                $"bring it back ({command}), keep suites from switching branches and committing, and run the same command again.");
        }

        var after = await session.Tree.SnapshotAsync();
        if (after != tree)
        {
            await CheckEditAsync(culprit, after);
        }
    }

    /// <summary>New files are a suite's results; they are put away, and none of them may serve the next suite. An edited file makes it another tree.</summary>
    private async Task CheckEditAsync(string culprit, string after)
    {
        var held = (await session.Downstream.ListAsync("listing the tree that is verified", "ls-tree", "-r", "-z", "--name-only", "--full-tree", tree))
            .ToHashSet(StringComparer.Ordinal);
        var changed = await session.Tree.ChangedFilesAsync(tree, after);
        var edited = changed.Where(held.Contains).ToList();
        if (edited.Count == 0 && Volatile.Read(ref running) > 0)
        {
            return;
        }

        var patch = UnusedPath.Of(
            number => Path.Combine(step.Folder.Ci, number == 1 ? $"round-{round}-leftovers.patch" : $"round-{round}-leftovers-{number}.patch"));
        await session.Tree.SavePatchAsync(tree, after, patch);
        _ = await session.Tree.RestoreAsync(tree);
        if (edited.Count > 0)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"{culprit} changed the downstream '{session.Downstream.Path}': {RepositoryChecks.Name(edited)}. That is put back and saved as '{patch}'; the round does not count.",
                "keep suites from editing tracked files, and run the same command again.");
        }

        session.Log.Warning($"{culprit} left files in the downstream: {RepositoryChecks.Name(changed)}. They are put away; they are saved as '{patch}'.");
    }

    private static string Name(string? branch) => branch is null ? "no branch" : $"the branch '{branch}'";

    // Compiled code lies beside the sources wherever a suite imports them; it is taken away when its source changes.
    private static async Task<IEnumerable<string>> UntrackedAsync(GitRepository repository) =>
        (await repository.ListAsync("reading the files that are not tracked", "ls-files", "--others", "--exclude-standard", "-z"))
            .Where(file => !PythonCaches.Holds(file));
}
