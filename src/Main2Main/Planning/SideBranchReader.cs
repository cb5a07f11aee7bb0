using System.Text;
using Main2Main.Git;
using Main2Main.Workspace;

namespace Main2Main.Planning;

/// <summary>Reads what a pin's side branch holds and the target's line does not.</summary>
/// <param name="upstream">The upstream.</param>
internal sealed class SideBranchReader(GitRepository upstream)
{
    private const int ShaLength = 40;

    /// <summary>Reads it. A commit whose very change stands on the line, as one that was picked without a conflict does, is left out.</summary>
    /// <param name="parting">Where the two part.</param>
    /// <param name="pin">The pin.</param>
    /// <param name="target">The target.</param>
    /// <returns>The commits, oldest first.</returns>
    public async Task<IReadOnlyList<SideCommit>> ReadAsync(string parting, string pin, string target)
    {
        var own = await ListAsync("--no-merges", "--cherry-pick", "--right-only", $"{target}...{pin}");
        if (own.Count == 0)
        {
            return [];
        }

        var line = (await ListAsync("--no-merges", $"{parting}..{target}")).ToLookup(commit => commit.Subject, commit => commit.Sha, StringComparer.Ordinal);
        return [.. own.Select(commit => new SideCommit(commit.Sha, commit.Subject, line[commit.Subject].FirstOrDefault()))];
    }

    private async Task<IReadOnlyList<(string Sha, string Subject)>> ListAsync(params string[] asked)
    {
        var log = await upstream.TryAsync(new GitCall([.. NeutralDiff.Configuration, "log", "-z", "--reverse", "--encoding=UTF-8", "--no-color", "--no-show-signature", "--format=%H%s", .. asked, "--"]));
        return [.. Encoding.UTF8.GetString(log.ThrowIfFailed("reading the side branch of the pin").Output).Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(field => (field[..ShaLength], field[ShaLength..].Trim()))];
    }
}
