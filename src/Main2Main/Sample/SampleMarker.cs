using Main2Main.Files;
using Main2Main.Git;

namespace Main2Main.Sample;

/// <summary>What a whole sample repository holds in git's own folder. It is written last, before the repository gets its name.</summary>
/// <param name="Edition">Which sample it is: the histories' digest.</param>
/// <param name="Head">The last commit that was written.</param>
internal sealed record SampleMarker(string Edition, string Head)
{
    /// <summary>Reads a repository's marker.</summary>
    /// <param name="repository">The repository, or any folder.</param>
    /// <returns>The marker; null when the folder is no whole sample.</returns>
    public static async Task<SampleMarker?> ReadAsync(GitRepository repository)
    {
        var file = FileIn(repository);
        if (!File.Exists(file) || await File.ReadAllLinesAsync(file) is not [var edition, var head])
        {
            return null;
        }

        // Asked of git, because a folder that was half removed still holds the marker.
        return await repository.ResolveAsync(head) == head ? new SampleMarker(edition, head) : null;
    }

    /// <summary>Marks a repository as whole.</summary>
    /// <param name="repository">The repository.</param>
    public void Write(GitRepository repository) => AtomicFile.WriteText(FileIn(repository), $"{Edition}\n{Head}\n");

    private static string FileIn(GitRepository repository) => Path.Combine(repository.Path, ".git", "main2main-sample");
}
