using Main2Main.Git;
using Main2Main.Python;

namespace Main2Main.Sources;

/// <summary>
/// Reads the Python files of commits from git objects, without a checkout; bare repositories too. Every blob is parsed once, in parallel, and not at
/// all when the cache holds it.
/// </summary>
/// <param name="repository">The repository.</param>
/// <param name="cache">Where modules are kept between runs.</param>
public sealed class PythonTreeReader(GitRepository repository, ContractCache cache)
{
    private readonly ModuleStore store = new(repository, cache);

    /// <summary>Reads the trees of some commits. A file that is the same in several is one object.</summary>
    /// <param name="revisions">Commits or trees.</param>
    /// <param name="folders">The folders that are read, repository-relative; none for the whole tree.</param>
    /// <param name="sourceRoots">The folders that packages lie in, such as <c>src</c>; the repository's root counts always.</param>
    /// <returns>A tree for each revision, in their order.</returns>
    /// <exception cref="Main2MainException">git cannot read a revision.</exception>
    public async Task<IReadOnlyList<PythonTree>> ReadAsync(
        IReadOnlyList<string> revisions, IReadOnlyCollection<string> folders, IReadOnlyCollection<string> sourceRoots)
    {
        var trees = await store.ListAsync(revisions, folders, sourceRoots);
        await store.ReadAsync(trees.SelectMany(tree => tree.Files).Select(file => file.BlobId));
        store.Keep();
        return trees;
    }
}
