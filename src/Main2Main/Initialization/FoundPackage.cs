namespace Main2Main.Initialization;

/// <summary>A Python package in a repository.</summary>
/// <param name="Path">Its folder, relative to the root, as the key <c>layout</c> takes it.</param>
/// <param name="Distribution">The name under which it is installed.</param>
internal sealed record FoundPackage(string Path, string Distribution)
{
    /// <summary>The name under which it is imported.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The folder that holds it, with a slash in front; empty for the root. It goes on Python's path.</summary>
    public string Root => Path.Contains('/', StringComparison.Ordinal) ? "/" + Path[..Path.LastIndexOf('/')] : string.Empty;
}
