using System.Text;

namespace Main2Main.Git;

/// <summary>Fetches what a partial clone has left out, many contents in one call: left to itself, git would fetch them one by one.</summary>
/// <param name="repository">The repository.</param>
internal sealed class PartialClone(GitRepository repository)
{
    private const string Key = "remote.";
    private const string Promisor = ".promisor";

    /// <summary>What completes a partial clone.</summary>
    /// <param name="folder">The repository's folder.</param>
    /// <param name="remote">The remote that it was cloned from.</param>
    /// <returns>An instruction.</returns>
    public static string Remedy(string folder, string remote) =>
        $"make the remote reachable and run the same command again, or complete the clone once: {ShellWords.Join(["git", "-C", folder, "fetch", "--refetch", "--no-filter", remote])}";

    /// <summary>Fetches contents that the repository lacks.</summary>
    /// <param name="blobs">Their ids.</param>
    /// <returns>Whether the repository is a partial clone, so that they were fetched; false where they are lacking for another reason.</returns>
    /// <exception cref="Main2MainException">They could not be fetched.</exception>
    public async Task<bool> FetchAsync(IReadOnlyCollection<string> blobs)
    {
        if (blobs.Count == 0 || await RemoteAsync() is not { } remote)
        {
            return false;
        }

        var call = new GitCall("-c", "fetch.negotiationAlgorithm=noop", "fetch", remote, "--no-tags", "--no-write-fetch-head", "--recurse-submodules=no", "--filter=blob:none", "--stdin")
        {
            Input = Encoding.ASCII.GetBytes(string.Concat(blobs.Select(blob => blob + '\n'))),
        };
        var fetched = await repository.TryAsync(call);
        return fetched.Succeeded ? true : throw new Main2MainException(
            FailureKind.Repository,
            $"'{repository.Path}' is a partial clone: the contents of {blobs.Count} file(s) that are needed were left out, and could not be fetched from its remote '{remote}' (git said: {fetched.Error.Trim().ReplaceLineEndings(" ")}).",
            Remedy(repository.Path, remote));
    }

    /// <summary>The remote that has promised what is left out.</summary>
    /// <returns>Its name; null for a clone that is whole.</returns>
    public async Task<string?> RemoteAsync()
    {
        var found = await repository.TryAsync(new GitCall("config", "--type=bool", "--get-regexp", @"^remote\..*\.promisor$"));
        return found.Text.Split('\n').Select(line => line.Split(' ')).Where(parts => parts is [_, "true"])
            .Select(parts => parts[0][Key.Length..^Promisor.Length]).FirstOrDefault();
    }
}
