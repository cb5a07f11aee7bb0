using Main2Main.Contracts;
using Main2Main.Git;

namespace Main2Main.Impact.Trees;

/// <summary>Reads trees and single blobs from a repository's objects; every blob is parsed once.</summary>
internal sealed class SourceReader(GitRepository repository, string package, ContractCache cache)
{
    private readonly Dictionary<string, Func<PythonModule>> known = new(StringComparer.Ordinal);

    private string[] Roots => package.LastIndexOf('/') is var slash and > 0 ? [package[..slash]] : [];

    /// <summary>The Python files of the package at some commits.</summary>
    public async Task<IReadOnlyList<PythonTree>> ReadAsync(params IReadOnlyList<string> commits)
    {
        var trees = await new PythonTreeReader(repository, cache).ReadAsync(commits, [package], Roots);
        foreach (var file in trees.SelectMany(tree => tree.Files))
        {
            known[file.BlobId] = () => file.Module;
        }

        return trees;
    }

    /// <summary>The module of a blob that was read before; null when it was not.</summary>
    public PythonModule? Module(string blob) => known.GetValueOrDefault(blob)?.Invoke();

    /// <summary>A file of a blob that was read before.</summary>
    public PythonFile File(string path, string blob) => new(path, PythonFile.ModuleNameOf(path, Roots), blob, known[blob]);

    /// <summary>The files of a tree with their blobs.</summary>
    public async Task<IReadOnlyList<(string Path, string Blob)>> ListAsync(string commit)
    {
        var fields = await repository.ListAsync("listing a tree", "ls-tree", "-r", "-z", "--full-tree", commit, "--", package);
        return [.. fields.Select(field => field.Split('\t', 2)).Select(parts => (parts[1], parts[0][(parts[0].LastIndexOf(' ') + 1)..]))];
    }

    /// <summary>Reads the blobs that were not read before.</summary>
    public async Task ReadBlobsAsync(IEnumerable<string> blobs)
    {
        var wanted = blobs.Where(blob => !known.ContainsKey(blob)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var (blob, module) in cache.Find(wanted))
        {
            known[blob] = module;
        }

        var missing = wanted.Where(blob => !known.ContainsKey(blob)).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        var parsed = await new BlobParser(repository).ParseAsync(missing);
        cache.Add(parsed);
        foreach (var (blob, module) in parsed)
        {
            known[blob] = () => module;
        }
    }
}
