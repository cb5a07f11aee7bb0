using Main2Main.Contracts;
using Main2Main.Git;

namespace Main2Main.Impact.Trees;

/// <summary>Reads the trees and blobs of one repository's package.</summary>
internal sealed class SourceReader(GitRepository repository, string package, ContractCache cache)
{
    private readonly ModuleStore store = new(repository, cache);

    private string[] Roots => package.LastIndexOf('/') is var slash and > 0 ? [package[..slash]] : [];

    /// <summary>The Python files of the package at some commits; their content is read when it is asked for.</summary>
    public Task<IReadOnlyList<PythonTree>> ListAsync(params IReadOnlyList<string> commits) => store.ListAsync(commits, [package], Roots);

    /// <summary>Reads files that will be asked for.</summary>
    public Task ReadAsync(IEnumerable<PythonFile> files) => ReadAsync(files.Select(file => file.BlobId));

    /// <summary>Reads blobs that will be asked for.</summary>
    public Task ReadAsync(IEnumerable<string> blobs) => store.ReadAsync(blobs);

    /// <summary>What a blob holds.</summary>
    public PythonModule Module(string blob) => store.Get(blob);

    /// <summary>Keeps for the next run what this one has parsed.</summary>
    public void Keep() => store.Keep();
}
