using Main2Main.Configuration;
using Main2Main.Detection;
using Main2Main.Git;

namespace Main2Main.Doctoring.Checks;

/// <summary>A repository that git reads, with a working tree that is checked out.</summary>
/// <param name="repository">The repository.</param>
/// <param name="role"><c>upstream</c> or <c>downstream</c>.</param>
internal sealed class RepositoryCheck(GitRepository repository, string role) : ICheck
{
    /// <inheritdoc/>
    public string Name => role;

    /// <inheritdoc/>
    public async Task<HealthFinding> LookAsync()
    {
        await RequireTrustedAsync();
        await RepositoryChecks.RequireWorkTreeAsync(repository, role);
        if (DownstreamFiles.RevisionOf(repository.Path, named: null) is not null)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"nothing is checked out in the {role} '{repository.Path}'.",
                $"{ShellWords.Join(["git", "-C", repository.Path, "checkout"])}.");
        }

        return new HealthFinding(
            role, Ok: true, $"{repository.Path}, HEAD {(await repository.HeadAsync())[..10]}, {await repository.BranchAsync() ?? "detached"}", string.Empty);
    }

    /// <summary>git works in no repository of somebody else's, unless it is told to trust it: then everything else fails.</summary>
    private async Task RequireTrustedAsync()
    {
        var asking = new GitCall("rev-parse", "--git-dir");
        if (Directory.Exists(repository.Path)
            && !(await repository.TryAsync(asking)).Succeeded
            && (await repository.TryAsync(new GitCall("-c", "safe.directory=*", "rev-parse", "--git-dir"))).Succeeded)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"git does not work in the {role} '{repository.Path}', because the folder belongs to somebody else.",
                $"{ShellWords.Join(["git", "config", "--global", "--add", "safe.directory", repository.Path])}, or give the folder to the user who runs this.");
        }
    }
}
