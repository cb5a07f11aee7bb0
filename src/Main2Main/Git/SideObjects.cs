namespace Main2Main.Git;

/// <summary>
/// A door to a repository that is only read: what git writes on the way, such as the blobs of a working tree, goes to a folder that is removed at the
/// end.
/// </summary>
internal sealed class SideObjects : IDisposable
{
    private readonly string folder;

    private SideObjects(string folder, GitRepository repository) => (this.folder, Repository) = (folder, repository);

    /// <summary>The door.</summary>
    public GitRepository Repository { get; }

    /// <summary>A folder for whatever else is needed meanwhile.</summary>
    public string Scratch => System.IO.Path.Combine(folder, "scratch");

    /// <summary>Opens the door.</summary>
    /// <param name="repository">The repository.</param>
    public static async Task<SideObjects> OpenAsync(GitRepository repository)
    {
        var root = Directory.CreateTempSubdirectory("main2main-objects-").FullName;
        return new SideObjects(root, await repository.WithNewObjectsInAsync(Directory.CreateDirectory(System.IO.Path.Combine(root, "objects")).FullName));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // git makes its objects read-only.
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(folder, recursive: true);
    }
}
