using Main2Main.Git;
using Main2Main.Python;
using Main2Main.Sources;

namespace Main2Main.Impact.Trees;

/// <summary>Reads the trees and blobs of one repository's package.</summary>
internal sealed class SourceReader(GitRepository repository, string package, ContractCache cache)
{
    private readonly ModuleStore store = new(repository, cache);

    /// <summary>Whether the repository held every content that was asked for.</summary>
    public bool IsComplete => store.IsComplete;

    /// <summary>Python files whose names are no text, which are not read.</summary>
    public IReadOnlyCollection<string> Nameless => store.Nameless;

    /// <summary>The folder that packages lie in; empty when that is the repository's root.</summary>
    private string Root => package.LastIndexOf('/') is var slash and > 0 ? package[..slash] : string.Empty;

    /// <summary>
    /// The Python files of the package at some commits; their content is read when it is asked for. A package in a source folder comes with its
    /// neighbours there: what they re-export of it is how it is used.
    /// </summary>
    /// <exception cref="Main2MainException">A commit has no Python file of the package.</exception>
    public async Task<IReadOnlyList<PythonTree>> ListAsync(string role, params IReadOnlyList<string> commits)
    {
        var trees = await ListAsync(commits);
        for (var index = 0; index < commits.Count; index++)
        {
            if (!trees[index].Files.Any(file => file.Path.StartsWith(package.TrimEnd('/') + "/", StringComparison.Ordinal)))
            {
                throw new Main2MainException(
                    FailureKind.Configuration,
                    $"{commits[index][..10]} of the {role} '{repository.Path}' has no Python file in '{package}'.",
                    $"correct layout.{role}Package in main2main.json, or choose another commit.");
            }
        }

        return trees;
    }

    /// <summary>The Python files of the package at some commits, read as a whole and kept for the next run.</summary>
    /// <exception cref="Main2MainException">A commit has no Python file of the package.</exception>
    public async Task<IReadOnlyList<PythonTree>> ReadTreesAsync(string role, params IReadOnlyList<string> commits)
    {
        var trees = await ListAsync(role, commits);
        await ReadAsync(trees.SelectMany(tree => tree.Files));
        Keep();
        return trees;
    }

    /// <summary>The Python files of one commit, as far as there are any.</summary>
    public async Task<PythonTree> TreeAsync(string commit) => (await ListAsync([commit]))[0];

    /// <summary>Reads files that will be asked for.</summary>
    public Task ReadAsync(IEnumerable<PythonFile> files) => ReadAsync(files.Select(file => file.BlobId));

    /// <summary>Reads blobs that will be asked for.</summary>
    public Task ReadAsync(IEnumerable<string> blobs) => store.ReadAsync(blobs);

    /// <summary>Gets files ready that were read, in parallel: each would be decoded when it is first looked at.</summary>
    public static void Decode(IEnumerable<PythonFile> files) => Parallel.ForEach(files, file => _ = file.Symbols);

    /// <summary>What a blob holds.</summary>
    public PythonModule Module(string blob) => store.Get(blob);

    /// <summary>Keeps for the next run what this one has parsed.</summary>
    public void Keep() => store.Keep();

    private Task<IReadOnlyList<PythonTree>> ListAsync(IReadOnlyList<string> commits) => store.ListAsync(commits, [Root.Length > 0 ? Root : package], Root.Length > 0 ? [Root] : []);
}
