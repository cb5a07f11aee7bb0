namespace Main2Main.Watching;

/// <summary>What an adapter did that none may do, a clause each, as it reads after "because".</summary>
internal sealed class Violations
{
    private readonly List<string> found = [];

    /// <summary>All of them, in the order in which they were found.</summary>
    public IReadOnlyList<string> All => found;

    /// <summary>Adds one.</summary>
    /// <param name="what">The clause.</param>
    public void Add(string what) => found.Add(what);

    /// <summary>Adds one of files, if there are any.</summary>
    /// <param name="what">What was done to them.</param>
    /// <param name="files">The files, or other names.</param>
    public void Add(string what, IReadOnlyList<string> files)
    {
        if (files.Count > 0)
        {
            found.Add($"{what}: {Detection.RepositoryChecks.Name(files)}");
        }
    }
}
