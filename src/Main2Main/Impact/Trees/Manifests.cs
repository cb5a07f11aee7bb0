using System.Text;
using Main2Main.Git;

namespace Main2Main.Impact.Trees;

/// <summary>The files beside a downstream's sources that say how it is built and tested.</summary>
/// <param name="Texts">Their texts by path.</param>
internal sealed record Manifests(IReadOnlyDictionary<string, string> Texts)
{
    private static readonly string[] Packaging = ["pyproject.toml", "setup.cfg", "setup.py"];

    /// <summary>Those of nothing.</summary>
    public static Manifests None { get; } = new(new Dictionary<string, string>());

    /// <summary>Those that declare entry points.</summary>
    public IEnumerable<(string Path, string Text)> Packages => Packaging.Where(Texts.ContainsKey).Select(path => (path, Texts[path]));

    /// <summary>Whether the downstream's tests fail on deprecation warnings.</summary>
    public bool FailOnWarnings => WarningFilters.Files.Where(Texts.ContainsKey).Select(path => WarningFilters.AreErrors(Texts[path])).FirstOrDefault(found => found is not null) == true;

    /// <summary>Reads them at a commit or tree.</summary>
    public static async Task<Manifests> ReadAsync(GitRepository repository, string commit)
    {
        var names = WarningFilters.Files.Union(Packaging).ToList();
        var listed = await repository.ListAsync("reading the downstream's configuration", ["ls-tree", "-z", "--full-tree", "--end-of-options", commit, .. names]);
        var blobs = listed.Select(entry => entry.Split('\t')).Where(entry => entry is [var kind, _] && kind.Contains(" blob ", StringComparison.Ordinal)).ToDictionary(entry => entry[1], entry => entry[0].Split(' ')[2], StringComparer.Ordinal);
        var contents = await new BlobReader(repository).ReadAsync(blobs.Values);
        return new Manifests(blobs.Where(entry => contents.ContainsKey(entry.Value)).ToDictionary(entry => entry.Key, entry => Encoding.UTF8.GetString(contents[entry.Value]), StringComparer.Ordinal));
    }
}
