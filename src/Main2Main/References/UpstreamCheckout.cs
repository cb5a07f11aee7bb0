using Main2Main.Detection;
using Main2Main.Git;

namespace Main2Main.References;

/// <summary>Moves the upstream checkout between commits. It is moved, never modified.</summary>
/// <param name="upstream">The upstream.</param>
/// <param name="log">Where moves are narrated.</param>
public sealed class UpstreamCheckout(GitRepository upstream, IRunLog log)
{
    /// <summary>How a checkout is asked for: without advice, and without touching submodules.</summary>
    internal static readonly IReadOnlyList<string> Calmly = ["-c", "advice.detachedHead=false", "-c", "submodule.recurse=false", "checkout", "--quiet"];

    /// <summary>Makes a commit the upstream's detached HEAD; nothing is done when it stands there.</summary>
    /// <param name="commit">The commit, full id.</param>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">The upstream has uncommitted changes, or git refuses.</exception>
    public async Task MoveAsync(string commit)
    {
        await RepositoryChecks.RequireCleanAsync(upstream, "upstream", untracked: false);
        if (await upstream.HeadAsync() == commit)
        {
            return;
        }

        log.Verbose($"Upstream: checking out {commit[..10]}.");
        var note = await new HalfCheckout(upstream, log).NoteAsync(commit);
        _ = await upstream.RunAsync(
            $"checking out the upstream commit {commit}",
            [.. Calmly, "--detach", commit]);
        note.Dispose();
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
                (head != commit ? $"its HEAD is {head}, not {commit}." : $"changed files: {RepositoryChecks.Name(dirty)}."),
                $"put it back (git -C {upstream.Path} checkout --force --detach {commit}), keep {culprit} from writing there, and run the same command again.");
        }
    }
}
