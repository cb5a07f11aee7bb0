using Main2Main.Programs;

namespace Main2Main.Git;

/// <summary>Removes locks that a killed git left in a repository, for which nobody else is responsible.</summary>
/// <param name="repository">The repository.</param>
/// <param name="log">Where it is narrated.</param>
public sealed class StaleLocks(GitRepository repository, IRunLog log)
{
    /// <summary>Removes the locks of index, HEAD and branch, unless a git is at work in the repository.</summary>
    /// <returns>A task.</returns>
    public async Task RemoveAsync()
    {
        if (!OperatingSystem.IsLinux())
        {
            // Elsewhere nobody can tell whether a git still holds them.
            return;
        }

        if (!(await repository.TryAsync(new GitCall("rev-parse", "--git-dir"))).Succeeded)
        {
            return;
        }

        var branch = await repository.BranchAsync();
        foreach (var name in new[] { "index", "HEAD", branch is null ? null : $"refs/heads/{branch}" }.OfType<string>())
        {
            var file = await repository.PlaceAsync("looking for a lock", "--git-path", $"{name}.lock");
            if (File.Exists(file) && !IsGitAtWork())
            {
                File.Delete(file);
                log.Warning($"'{file}' was left by a git that is no more; it is removed.");
            }
        }
    }

    private bool IsGitAtWork() => RunningProcess.All().Any(process =>
        process.Name.StartsWith("git", StringComparison.Ordinal) && process.WorkingFolder() is { } folder
        && (folder == repository.Path || folder.StartsWith(repository.Path + "/", StringComparison.Ordinal)));
}
