using Main2Main.Files;

namespace Main2Main.Git;

/// <summary>
/// Files of a repository's working tree: written whole or not at all, through links and never over them, and never outside the repository.
/// </summary>
/// <param name="repository">The downstream.</param>
internal sealed class TreeFiles(GitRepository repository)
{
    private string? scratch;

    /// <summary>Where a path really is.</summary>
    /// <param name="folder">The repository's folder.</param>
    /// <param name="path">The path, relative to it.</param>
    /// <param name="what">What the file is, for the message.</param>
    /// <returns>The file, links resolved.</returns>
    /// <exception cref="Main2MainException">It leads out of the repository.</exception>
    public static string Locate(string folder, string path, string what)
    {
        var (root, file) = (RealPath.Of(folder), RealPath.Of(Path.Combine(folder, path)));
        var name = Path.GetRelativePath(root, file);
        return !Path.IsPathRooted(name) && name.Split(Path.DirectorySeparatorChar)[0] != ".." ? file : throw new Main2MainException(
            FailureKind.Repository,
            $"{what} '{path}' leads out of the downstream '{root}', to '{file}', and only the downstream may be changed.",
            "keep the file itself in the downstream; a link to another file in it is followed.");
    }

    /// <summary>Writes a file; what it was a link to is written, and its mode stays.</summary>
    /// <param name="path">The path, relative to the repository.</param>
    /// <param name="content">The whole content.</param>
    /// <param name="what">What the file is, for the message.</param>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">It leads out of the repository or cannot be written.</exception>
    public async Task WriteAsync(string path, ReadOnlyMemory<byte> content, string what)
    {
        var file = Locate(repository.Path, path, what);

        // Written inside git's folder and renamed into place: a killed run leaves no half-written file in the tree.
        scratch ??= await repository.PlaceAsync("finding git's own folder", "--git-path", "main2main-file");
        try
        {
            await File.WriteAllBytesAsync(scratch, content);
            if (!OperatingSystem.IsWindows() && File.Exists(file))
            {
                File.SetUnixFileMode(scratch, File.GetUnixFileMode(file));
            }

            File.Move(scratch, file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"{what} '{file}' could not be written: {exception.Message}",
                "make the file and its folder writable, then run the same command again.",
                exception);
        }
    }
}
