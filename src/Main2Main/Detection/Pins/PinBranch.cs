using Main2Main.Git;

namespace Main2Main.Detection.Pins;

/// <summary>A branch of the downstream that holds a pin and is not the one that is worked on.</summary>
internal static class PinBranch
{
    private const string Remotes = "refs/remotes/";

    /// <summary>Finds the branch. What a remote holds counts more than a local branch of the name, which may be old.</summary>
    /// <param name="downstream">The downstream.</param>
    /// <param name="name">The branch's name, without a remote; or a full ref.</param>
    /// <returns>The full ref; null where there is none.</returns>
    /// <exception cref="Main2MainException">git cannot read the refs.</exception>
    public static async Task<string?> FindAsync(GitRepository downstream, string name)
    {
        string[] patterns = [name, $"refs/heads/{name}", $"{Remotes}*/{name}", $"{Remotes}{name}"];
        var text = await downstream.RunAsync("looking for the branch of the pin", ["for-each-ref", "--format=%(refname)", .. patterns]);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(reference => reference == name || reference.EndsWith($"/{name}", StringComparison.Ordinal))
            .OrderByDescending(reference => reference == name)
            .ThenByDescending(reference => reference == $"{Remotes}{GitQueries.DefaultRemote}/{name}")
            .ThenByDescending(reference => reference.StartsWith(Remotes, StringComparison.Ordinal))
            .FirstOrDefault();
    }

    /// <summary>The command that brings the branch.</summary>
    /// <param name="downstream">The downstream.</param>
    /// <param name="name">The branch's name.</param>
    /// <returns>A command line.</returns>
    public static async Task<string> FetchCommandAsync(GitRepository downstream, string name)
    {
        var remote = await downstream.RemoteAsync() ?? GitQueries.DefaultRemote;
        return name.StartsWith("refs/", StringComparison.Ordinal)
            ? ShellWords.Join(["git", "-C", downstream.Path, "fetch", remote, $"+{name}:{name}"])
            : ShellWords.Join(["git", "-C", downstream.Path, "fetch", remote, $"+refs/heads/{name}:{Remotes}{remote}/{name}"]);
    }
}
