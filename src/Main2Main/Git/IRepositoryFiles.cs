namespace Main2Main.Git;

/// <summary>The files of a repository as they stand at one place: in its working tree, or in a commit, which needs no working tree.</summary>
public interface IRepositoryFiles
{
    /// <summary>The place, for messages: <c>'/src/plugin'</c>, or <c>origin/main of '/src/plugin'</c>.</summary>
    string Place { get; }

    /// <summary>Reads a text file.</summary>
    /// <param name="path">Relative to the repository's root, with forward slashes.</param>
    /// <returns>Its text; null where there is no such file.</returns>
    Task<string?> ReadAsync(string path);

    /// <summary>Tells which of some paths there are.</summary>
    /// <param name="paths">Files, and folders, which end in a slash.</param>
    /// <returns>Those that there are.</returns>
    Task<IReadOnlySet<string>> HeldAsync(IReadOnlyCollection<string> paths);

    /// <summary>Lists the tracked files.</summary>
    /// <returns>Paths relative to the root.</returns>
    Task<IReadOnlyList<string>> ListAsync();
}
