using Main2Main.Git;

namespace Main2Main.Detection;

/// <summary>How a pin and a target stand to each other in the upstream's history.</summary>
internal static class CommonLine
{
    /// <summary>Where the pin's line and the target's part.</summary>
    /// <param name="upstream">The upstream.</param>
    /// <param name="baseCommit">The pin.</param>
    /// <param name="targetCommit">The target.</param>
    /// <returns>The newest commit that both hold, for a pin on a side branch; null for a pin that the target holds.</returns>
    /// <exception cref="Main2MainException">The target lies behind the pin, the two have nothing in common, or the clone's history is cut off.</exception>
    public static async Task<string?> PartingAsync(GitRepository upstream, string baseCommit, string targetCommit)
    {
        var found = await upstream.TryAsync(new GitCall("merge-base", baseCommit, targetCommit));
        var common = found.Succeeded ? found.Text : null;
        if (common == baseCommit)
        {
            return null;
        }

        if (await RepositoryChecks.IsShallowAsync(upstream))
        {
            throw NotInLine(
                upstream,
                baseCommit,
                targetCommit,
                ", as far as this shallow clone tells",
                $"fetch its whole history: git -C {upstream.Path} fetch --unshallow");
        }

        if (common is null)
        {
            throw NotInLine(
                upstream,
                baseCommit,
                targetCommit,
                "; the two have nothing in common",
                "check out or name (--to) an upstream commit that comes after the pin, or name another base with --from.");
        }

        return common == targetCommit
            ? throw NotInLine(upstream, baseCommit, targetCommit, "; the target lies behind it", "check out or name (--to) an upstream commit that comes after the pin, or name another base with --from.")
            : common;
    }

    private static Main2MainException NotInLine(GitRepository upstream, string baseCommit, string target, string how, string remedy) => new(
        FailureKind.Repository, $"the base {baseCommit} is not an ancestor of the target {target} in the upstream '{upstream.Path}'{how}.", remedy);
}
