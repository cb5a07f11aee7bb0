using Main2Main.Git;

namespace Main2Main.Detection.Pins;

/// <summary>
/// Finds how far the downstream was verified beyond its pin. A version moves only at releases, and a pin on another branch only when
/// somebody takes the proposal; the steps between are known by their commits' trailers alone.
/// </summary>
/// <param name="upstream">The upstream.</param>
/// <param name="downstream">The downstream.</param>
/// <param name="log">Where the finding is told.</param>
internal sealed class VerifiedBeyond(GitRepository upstream, GitRepository downstream, IRunLog log)
{
    /// <summary>Looks for the end of the newest step.</summary>
    /// <param name="pin">The pin that counts.</param>
    /// <param name="pinned">Its commit in the upstream.</param>
    /// <param name="target">The upstream commit to reach.</param>
    /// <param name="remembered">What the workspace's last run reached with commits that HEAD still holds; null for none.</param>
    /// <returns>The upstream commit up to which the downstream is verified; null where that is the pin, or not in line with pin and target.</returns>
    public async Task<string?> FindAsync(RecordedValue pin, string pinned, string target, string? remembered)
    {
        if (pin.IsCommit && pin.Source.Ref is null)
        {
            return null;
        }

        foreach (var candidate in new[] { remembered, await NewestTrailerAsync() }.OfType<string>().Where(commit => commit != pinned))
        {
            if (await upstream.ResolveAsync(candidate) is { } verified && await IsBeyondAsync(pinned, verified, target))
            {
                log.Information(
                    $"The pin {pin.Text} ({pin.Where}) is at {pinned[..10]}; the downstream is verified up to {verified[..10]}, where the run starts.");
                return verified;
            }
        }

        return null;
    }

    /// <summary>A release may be on a branch of its own: then what counts is where it parted from the line to the target.</summary>
    private async Task<bool> IsBeyondAsync(string pinned, string verified, string target)
    {
        var common = await upstream.TryAsync(new GitCall("merge-base", pinned, target));
        return common.Succeeded && common.Text != verified && await upstream.IsAncestorAsync(common.Text, verified)
            && await upstream.IsAncestorAsync(verified, target);
    }

    private async Task<string?> NewestTrailerAsync()
    {
        var ranges = await downstream.RunAsync(
            "looking for steps beyond the pin",
            "log", "-1", "--extended-regexp", $"--grep=^{CommitTrailers.RangeKey}: [0-9a-f]{{40}}\\.\\.[0-9a-f]{{40}}$",
            "--no-color", "--no-show-signature", $"--format=%(trailers:key={CommitTrailers.RangeKey},valueonly,separator=%x2c)", "HEAD");
        var end = ranges.Split(["..", ","], StringSplitOptions.RemoveEmptyEntries).LastOrDefault()?.Trim();
        return end is { Length: 40 } ? end : null;
    }
}
