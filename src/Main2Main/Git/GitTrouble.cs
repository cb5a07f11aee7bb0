namespace Main2Main.Git;

/// <summary>
/// Failures of git that are not about what was asked but about the repository as such. Nobody may take them for an answer, such as
/// "there is no such commit", so they are told at the one door, in git's words.
/// </summary>
internal static class GitTrouble
{
    // git refuses a folder of somebody else in several wordings, and always names the command that allows it.
    private const string AllowFolder = "git config --global --add safe.directory";
    private const string LazyFetch = "promisor remote";

    /// <summary>What a failed call says of its repository.</summary>
    /// <param name="repository">The repository's folder.</param>
    /// <param name="error">What git printed.</param>
    /// <returns>The failure to throw; null for every other one.</returns>
    public static Main2MainException? Of(string repository, string error)
    {
        var lines = error.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        if (lines.Find(line => line.StartsWith(AllowFolder, StringComparison.Ordinal)) is { } command)
        {
            return new Main2MainException(
                FailureKind.Repository,
                $"git refuses to work in '{repository}', because the folder belongs to somebody else: {lines[0]}",
                $"if you trust it, allow it: {command}");
        }

        return error.Contains(LazyFetch, StringComparison.Ordinal)
            ? new Main2MainException(
                FailureKind.Repository,
                $"'{repository}' is a partial clone, and a content that it has left out could not be fetched (git said: {string.Join(' ', lines)}).",
                PartialClone.Remedy(repository, "origin"))
            : null;
    }
}
