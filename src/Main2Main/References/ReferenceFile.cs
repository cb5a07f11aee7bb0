using Main2Main.Git;

namespace Main2Main.References;

/// <summary>Writes a file of the downstream in which the pin is moved.</summary>
internal static class ReferenceFile
{
    /// <summary>Where the file is written first: inside git's folder, so that a killed run leaves no half-written file in the tree.</summary>
    /// <param name="downstream">The downstream.</param>
    /// <returns>A path, absolute.</returns>
    public static Task<string> ScratchAsync(GitRepository downstream) =>
        downstream.RunAsync("finding git's own folder", "rev-parse", "--path-format=absolute", "--git-path", "main2main-reference");

    /// <summary>Writes the file whole and renames it into place, with the permissions it has.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">Its new content.</param>
    /// <param name="scratch">Where it is written first.</param>
    /// <exception cref="Main2MainException">It cannot be written.</exception>
    public static void Write(string path, byte[] content, string scratch)
    {
        try
        {
            File.WriteAllBytes(scratch, content);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(scratch, File.GetUnixFileMode(path));
            }

            File.Move(scratch, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"the pinned commit in '{path}' could not be replaced: {exception.Message}",
                "make the file and its folder writable, then run the same command again.",
                exception);
        }
    }
}
