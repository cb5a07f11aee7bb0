using System.Text;

namespace Main2Main.Git;

/// <summary>Fetches what a partial clone has left out, many contents in one call: left to itself, git would fetch them one by one.</summary>
/// <param name="repository">The repository.</param>
internal sealed class PartialClone(GitRepository repository)
{
    private const string Key = "remote.";
    private const string Promisor = ".promisor";

    // One fetch at a time, whatever it is for.
    private static readonly SemaphoreSlim Turn = new(1);

    private readonly Lazy<Task<string?>> remote = new(() => RemoteAsync(repository));
    private HashSet<string>? local;

    /// <summary>What completes a partial clone.</summary>
    /// <param name="folder">The repository's folder.</param>
    /// <param name="remote">The remote that it was cloned from.</param>
    /// <returns>An instruction.</returns>
    public static string Remedy(string folder, string remote) =>
        $"make the remote reachable and run the same command again, or complete the clone once: {ShellWords.Join(["git", "-C", folder, "fetch", "--refetch", "--no-filter", remote])}";

    /// <summary>Begins to look whether the repository is a partial clone, which whoever reads contents will ask.</summary>
    public void Look() => _ = remote.Value;

    /// <summary>Fetches those of some contents that the repository has left out; nothing is done in a clone that is whole.</summary>
    /// <param name="blobs">Their ids.</param>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">They could not be fetched.</exception>
    public async Task FetchAsync(IReadOnlyCollection<string> blobs)
    {
        if (await remote.Value is not { } promisor)
        {
            return;
        }

        await Turn.WaitAsync();
        try
        {
            var held = local ??= await LocalAsync();
            var lacking = blobs.Where(blob => !held.Contains(blob)).Distinct(StringComparer.Ordinal).ToList();
            if (lacking.Count > 0)
            {
                await FetchAsync(promisor, lacking);
                held.UnionWith(lacking);
            }
        }
        finally
        {
            _ = Turn.Release();
        }
    }

    private async Task FetchAsync(string promisor, List<string> lacking)
    {
        var call = new GitCall(
            "-c",
            "fetch.negotiationAlgorithm=noop",
            "fetch",
            promisor,
            "--no-tags",
            "--no-write-fetch-head",
            "--recurse-submodules=no",
            "--filter=blob:none",
            "--stdin")
        {
            Input = Encoding.ASCII.GetBytes(string.Concat(lacking.Select(blob => blob + '\n'))),
        };
        var fetched = await repository.TryAsync(call);
        if (!fetched.Succeeded)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"'{repository.Path}' is a partial clone: the contents of {lacking.Count} file(s) that are needed were left out, and could not be fetched from its remote '{promisor}' (git said: {fetched.Error.Trim().ReplaceLineEndings(" ")}).",
                Remedy(repository.Path, promisor));
        }
    }

    /// <summary>Asking for one content that is left out would have git fetch it, so all that are there are listed.</summary>
    private async Task<HashSet<string>> LocalAsync()
    {
        var listed = await repository.RunAsync(
            "listing what a partial clone holds", "cat-file", "--batch-all-objects", "--unordered", "--buffer", "--batch-check=%(objectname)");
        return [.. listed.Split('\n')];
    }

    private static async Task<string?> RemoteAsync(GitRepository repository)
    {
        var found = await repository.TryAsync(new GitCall("config", "--type=bool", "--get-regexp", @"^remote\..*\.promisor$"));
        return found.Text.Split('\n').Select(line => line.Split(' ')).Where(parts => parts is [_, "true"])
            .Select(parts => parts[0][Key.Length..^Promisor.Length]).FirstOrDefault();
    }
}
