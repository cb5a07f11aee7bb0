using System.Text;
using Main2Main.Configuration;
using Main2Main.Git;
using Main2Main.Impact.History;
using Main2Main.Python;

namespace Main2Main.Impact.Requirements;

/// <summary>Finds the requirements that a range changed, and what they mean for the downstream.</summary>
/// <param name="upstream">The upstream.</param>
/// <param name="downstream">The downstream.</param>
/// <param name="layout">Where requirements are declared.</param>
internal sealed class RequirementFinder(GitRepository upstream, GitRepository downstream, LayoutSettings layout)
{
    // What is imported under another name than it is installed by.
    private static readonly Dictionary<string, string> Imported = new(StringComparer.Ordinal)
    {
        ["pyyaml"] = "yaml", ["pillow"] = "PIL", ["opencv-python"] = "cv2", ["opencv-python-headless"] = "cv2", ["scikit-learn"] = "sklearn",
            ["protobuf"] = "google", ["python-dateutil"] = "dateutil",
        ["beautifulsoup4"] = "bs4", ["pyzmq"] = "zmq", ["gitpython"] = "git", ["python-json-logger"] = "pythonjsonlogger",
            ["setuptools-scm"] = "setuptools_scm", ["msgpack-python"] = "msgpack", ["attrs"] = "attr",
    };

    /// <summary>The changes, in the order of their names.</summary>
    /// <param name="commits">The range's commits, newest first.</param>
    /// <param name="downstreamCommit">The downstream's commit or tree.</param>
    /// <param name="files">The downstream's files.</param>
    public async Task<IReadOnlyList<RequirementChange>> FindAsync(IReadOnlyList<HistoryCommit> commits, string downstreamCommit,
        IReadOnlyList<PythonFile> files)
    {
        var declared = commits.SelectMany(commit => commit.Blobs.Keys)
            .Where(layout.IsRequirement).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (declared.Count == 0)
        {
            return [];
        }

        var touching = declared.ToDictionary(path => path, path => commits.Where(commit => commit.Blobs.ContainsKey(path)).ToList(), StringComparer.Ordinal);
        var texts = await new BlobReader(upstream).ReadAsync([.. touching
            .SelectMany(entry => new[] { entry.Value[^1].Blobs[entry.Key].Old,
            entry.Value[0].Blobs[entry.Key].New }).OfType<string>().Distinct(StringComparer.Ordinal)]);
        IReadOnlyList<Requirement> Read(string path, string? blob) => blob is not null && texts.TryGetValue(blob, out var bytes)
            ? Requirement.Read(path, Encoding.UTF8.GetString(bytes)) : [];
        var changes = declared.SelectMany(path => Changed(path, Read(path, touching[path][^1].Blobs[path].Old),
            Read(path, touching[path][0].Blobs[path].New), touching[path])).ToList();
        var own = changes.Count == 0 ? [] : await OwnAsync(downstreamCommit);
        return [.. changes.Select(change => change with
        {
            Files = [.. files.Where(file => file.Module.Imports.Any(import => file.AbsoluteModule(import).Split('.')[0] == ImportOf(change.Name)))
                .Select(file => file.Path)],
            Own = [.. own.Where(entry => entry.Requirement.Name == change.Name)
                .Select(entry => new OwnRequirement(entry.Path, entry.Requirement.Line, entry.Requirement.Text, Fits(change.New, entry.Requirement.Versions)))],
        }).OrderBy(change => change.Own.All(entry => entry.Fits != false)).ThenBy(change => change.Name, StringComparer.Ordinal)];
    }

    private static IEnumerable<RequirementChange> Changed(string path, IReadOnlyList<Requirement> before, IReadOnlyList<Requirement> after,
        List<HistoryCommit> commits)
    {
        foreach (var name in before.Concat(after).Select(requirement => requirement.Name).Distinct(StringComparer.Ordinal))
        {
            var (old, now) = (Joined(before, name), Joined(after, name));
            if (old != now)
            {
                yield return new RequirementChange(name, path, old, now, [.. commits.Select(commit => commit.Sha)], [], []);
            }
        }
    }

    private static string? Joined(IReadOnlyList<Requirement> requirements, string name) =>
        string.Join(" | ", requirements.Where(requirement => requirement.Name == name)
            .Select(requirement => requirement.Text).Distinct(StringComparer.Ordinal)) is { Length: > 0 } text ? text : null;

    private static string ImportOf(string name) => Imported.GetValueOrDefault(name) ?? name.Replace('-', '_');

    /// <summary>Whether both can be met. Of several lines for one package, each for a platform, one is enough.</summary>
    private static bool? Fits(string? upstreams, string own)
    {
        if (upstreams is null)
        {
            return true;
        }

        var theirs = upstreams.Split(" | ").SelectMany(text => Requirement.Read("requirements.txt", text))
            .Select(requirement => VersionBounds.TryParse(requirement.Versions)).ToList();
        return VersionBounds.TryParse(own) is not { } ours || theirs.Count == 0 || theirs.Contains(null) ? null : theirs.Exists(bounds => bounds!.Meets(ours));
    }

    private async Task<List<(string Path, Requirement Requirement)>> OwnAsync(string commit)
    {
        var listed = await downstream.ListAsync("reading the downstream's requirements", "ls-tree", "-z", "--full-tree", "--end-of-options", commit, "./",
            "requirements/");
        var blobs = listed.Select(entry => entry.Split('\t'))
            .Where(entry => entry is [var kind, var path] && kind.Contains(" blob ", StringComparison.Ordinal) && Declares(path))
            .Select(entry => (Path: entry[1], Blob: entry[0].Split(' ')[2])).ToList();
        var texts = await new BlobReader(downstream).ReadAsync([.. blobs.Select(entry => entry.Blob).Distinct(StringComparer.Ordinal)]);
        return [.. blobs.Where(entry => texts.ContainsKey(entry.Blob))
            .SelectMany(entry => Requirement.Read(entry.Path, Encoding.UTF8.GetString(texts[entry.Blob])).Select(requirement => (entry.Path, requirement)))];
    }

    private static bool Declares(string path) => path is "pyproject.toml" or "setup.py" or "setup.cfg"
        || (path.Contains("requirements", StringComparison.Ordinal)
        && (path.EndsWith(".txt", StringComparison.Ordinal) || path.EndsWith(".in", StringComparison.Ordinal)));
}
