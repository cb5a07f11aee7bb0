using Main2Main.Files;

namespace Main2Main.Workspace;

/// <summary>Takes the folders of this machine out of texts that go to others: into commits and pull requests.</summary>
/// <param name="session">The session.</param>
internal sealed class MachinePaths(SyncSession session)
{
    // The longest first: a sample's repositories lie in the workspace.
    private readonly IReadOnlyList<(string Folder, string Name)> folders =
    [
        .. new[]
        {
            (session.Upstream.Path, "{upstream}"), (session.Downstream.Path, "{downstream}"),
            (session.Workspace.Root, "{workspace}"), (RealPath.Of(session.Workspace.Root), "{workspace}"),
            (Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "~"),
        }.Where(pair => pair.Item1.Length > 1).DistinctBy(pair => pair.Item1).OrderByDescending(pair => pair.Item1.Length),
    ];

    /// <summary>Replaces the folders.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text with <c>{upstream}</c>, <c>{downstream}</c>, <c>{workspace}</c> and <c>~</c> in their places.</returns>
    public string Hide(string text)
    {
        foreach (var (folder, name) in folders)
        {
            text = Replace(text, folder, name);
        }

        return text;
    }

    /// <summary>A file of the workspace as others read it.</summary>
    /// <param name="path">The file; null for none.</param>
    /// <returns>Its path relative to the workspace.</returns>
    public string? Below(string? path) => path is null ? null : Path.GetRelativePath(session.Workspace.Root, path).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>A folder whose name another folder's begins with is another one.</summary>
    private static string Replace(string text, string folder, string name)
    {
        for (var at = text.IndexOf(folder, StringComparison.Ordinal); at >= 0; at = text.IndexOf(folder, at, StringComparison.Ordinal))
        {
            var end = at + folder.Length;
            if (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-' or '.'))
            {
                at = end;
                continue;
            }

            text = string.Concat(text.AsSpan(0, at), name, text.AsSpan(end));
            at += name.Length;
        }

        return text;
    }
}
