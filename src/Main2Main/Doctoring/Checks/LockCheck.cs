using Main2Main.Git;

namespace Main2Main.Doctoring.Checks;

/// <summary>Locks that a git left in a repository, or that one holds: nothing can be committed or checked out beside them.</summary>
/// <param name="repositories">The repositories, with what they are.</param>
internal sealed class LockCheck(params IReadOnlyList<GitRepository> repositories) : ICheck
{
    private static readonly string[] Locked = ["index", "HEAD", "config", "packed-refs", "shallow"];

    /// <inheritdoc/>
    public string Name => "locks of git";

    /// <inheritdoc/>
    public async Task<HealthFinding> LookAsync()
    {
        var found = new List<string>();
        foreach (var repository in repositories)
        {
            var branch = await repository.BranchAsync();
            foreach (var name in Locked.Concat(branch is null ? [] : [$"refs/heads/{branch}"]))
            {
                var file = await repository.RunAsync("looking for a lock", "rev-parse", "--path-format=absolute", "--git-path", $"{name}.lock");
                found.AddRange(File.Exists(file) ? [file] : []);
            }
        }

        return found.Count == 0
            ? new HealthFinding(Name, Ok: true, "none", string.Empty)
            : throw new Main2MainException(
                FailureKind.Repository,
                $"{Words(found.Count)} there: {Detection.RepositoryChecks.Name(found)}.",
                $"wait for the git that is at work; where none is, remove what it left: {ShellWords.Join(["rm", .. found])}.");
    }

    private static string Words(int count) => count == 1 ? "a lock is" : $"{count} locks are";
}
