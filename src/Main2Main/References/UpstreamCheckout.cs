using Main2Main.Detection;
using Main2Main.Git;
using Main2Main.Workspace;

namespace Main2Main.References;

/// <summary>Moves the upstream checkout between commits. It is moved, never modified.</summary>
/// <param name="session">The session.</param>
public sealed class UpstreamCheckout(SyncSession session)
{
    // What is checked out is what was committed, and not what somebody's replacement says.
    private static readonly IReadOnlyList<string> Calmly = ["-c", "advice.detachedHead=false", "-c", "submodule.recurse=false", "-c",
        "core.useReplaceRefs=false", "checkout", "--quiet"];

    /// <summary>A checkout: without advice, without touching submodules, and with hooks that run as if a person had asked for it.</summary>
    /// <param name="arguments">What is checked out.</param>
    /// <returns>The call.</returns>
    internal static GitCall Call(params IReadOnlyList<string> arguments) => new([.. Calmly, .. arguments]) { RunsHooks = true };

    private readonly GitRepository upstream = session.Upstream;

    /// <summary>Makes a commit the upstream's detached HEAD; nothing is done when it stands there.</summary>
    /// <param name="commit">The commit, full id.</param>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">The upstream has uncommitted changes, or git refuses.</exception>
    public async Task MoveAsync(string commit)
    {
        await RepositoryChecks.RequireCleanAsync(upstream, "upstream", untracked: false);
        var head = await upstream.HeadAsync();
        if (head == commit)
        {
            return;
        }

        session.Log.Verbose($"Upstream: checking out {commit[..10]}.");
        var note = await new NotedCheckout(upstream, session.Log).NoteAsync(commit);
        _ = (await upstream.TryAsync(Call("--detach", commit))).ThrowIfFailed($"checking out the upstream commit {commit}");
        note.Dispose();
        await new KeptHead(upstream).NoteLeftAsync(commit);
        await FollowAsync(head, commit);
    }

    /// <summary>Brings along what git's checkout leaves behind: submodules that somebody has checked out, and compiled code of the sources that were.</summary>
    /// <param name="from">The commit that HEAD was at.</param>
    /// <param name="to">The commit that it is at.</param>
    /// <returns>A task.</returns>
    internal async Task FollowAsync(string from, string to)
    {
        await new PythonCaches(session, upstream).ForgetAsync(from, to);
        if (File.Exists(Path.Combine(upstream.Path, ".gitmodules")))
        {
            _ = await upstream.RunAsync($"checking out the submodules of the upstream commit {to}", "submodule", "--quiet", "update", "--recursive");
        }
    }

    /// <summary>Requires that the upstream stands at a commit and nothing in it is changed.</summary>
    /// <param name="commit">The commit, full id.</param>
    /// <param name="culprit">What ran since, for the message.</param>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">HEAD was moved or a tracked file was changed.</exception>
    public async Task RequireUntouchedAsync(string commit, string culprit)
    {
        var head = await upstream.HeadAsync();
        var dirty = await upstream.DirtyFilesAsync(untracked: false);
        if (head != commit || dirty.Count > 0)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"{culprit} changed the upstream '{upstream.Path}': " +
                (head != commit ? $"its HEAD is {head}, not {commit}" : string.Empty) + (head != commit && dirty.Count > 0 ? "; " : string.Empty) +
                (dirty.Count > 0 ? $"changed files: {RepositoryChecks.Name(dirty)}" : string.Empty) + ".",
                Remedy(culprit, dirty.Count > 0));
        }
    }

    /// <summary>What to do about an upstream that was touched. HEAD needs nothing: the run moves it back itself.</summary>
    /// <param name="culprit">Who touched it.</param>
    /// <param name="isDirty">Whether tracked files are changed.</param>
    /// <returns>An instruction.</returns>
    internal string Remedy(string culprit, bool isDirty) =>
        (isDirty ? $"put the changes away ({ShellWords.Join(["git", "-C", upstream.Path, "stash", "push", "--quiet"])}), " : string.Empty) +
        $"keep {culprit} from working there, and run the same command again; it moves the upstream back to where it belongs.";
}
