using Main2Main.Python;
using Main2Main.Git;
using Main2Main.Impact.History;
using Main2Main.Patches.Reading;

namespace Main2Main.Patches.Judging;

/// <summary>How originals changed over the upstream's history.</summary>
/// <param name="upstream">The upstream.</param>
/// <param name="texts">Its texts.</param>
internal sealed class OriginalVersions(GitRepository upstream, SourceTexts texts)
{
    private const int MostVersions = 60;
    private const int ReadAtOnce = 400;

    private readonly Dictionary<string, List<HistoryCommit>> byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Blob, string Name), PythonBody?> bodies = [];

    /// <summary>Reads how some originals changed.</summary>
    /// <param name="since">The oldest commit that is looked at.</param>
    /// <param name="target">The newest.</param>
    /// <param name="originals">The originals by their names and files.</param>
    public async Task ReadAsync(string since, string target, IReadOnlyCollection<(string Path, string Name)> originals)
    {
        var names = originals.ToLookup(original => original.Path, original => original.Name, StringComparer.Ordinal);
        if (names.Count == 0)
        {
            return;
        }

        var history = await RangeHistory.ReadAsync(upstream, since, target, [.. names.Select(group => group.Key)]);
        foreach (var group in history.Commits.SelectMany(commit => commit.Blobs.Keys.Select(path => (path, commit))).GroupBy(pair => pair.path, pair => pair.commit, StringComparer.Ordinal))
        {
            byPath[group.Key] = [.. group.Take(MostVersions).Reverse()];
        }

        var wanted = byPath.SelectMany(entry => entry.Value.SelectMany(commit => new[] { commit.Blobs[entry.Key].Old, commit.Blobs[entry.Key].New }).OfType<string>().Distinct(StringComparer.Ordinal).Select(blob => (Blob: blob, Path: entry.Key))).ToList();
        foreach (var part in wanted.Chunk(ReadAtOnce))
        {
            // Only the bodies are kept: all versions of large files are more than the memory holds.
            var contents = await new BlobReader(upstream).ReadAsync([.. part.Select(entry => entry.Blob)]);
            var parsed = part.AsParallel().Where(entry => contents.ContainsKey(entry.Blob))
                .SelectMany(entry => Bodies(entry.Blob, contents[entry.Blob], names[entry.Path])).ToList();
            parsed.ForEach(entry => bodies[entry.Key] = entry.Body);
        }
    }

    /// <summary>The versions of an original, oldest first; each has another code than the one before.</summary>
    public IReadOnlyList<OriginalVersion> Of(string path, string name)
    {
        var versions = new List<OriginalVersion>();
        foreach (var commit in byPath.GetValueOrDefault(path) ?? [])
        {
            var (old, now) = commit.Blobs[path];
            if (versions.Count == 0)
            {
                versions.Add(new OriginalVersion(null, string.Empty, old, Body(old, name)));
            }

            var body = Body(now, name);
            if (body?.Hash != versions[^1].Body?.Hash)
            {
                versions.Add(new OriginalVersion(commit.Sha, commit.Subject, now, body));
            }
        }

        return versions;
    }

    /// <summary>What a version says.</summary>
    public async Task<CodePiece?> PieceAsync(OriginalVersion version, string name)
    {
        if (version.Blob is not { } blob)
        {
            return null;
        }

        await texts.ReadAsync([blob]);
        return texts.Bytes(blob) is { } bytes ? Piece(texts, blob, PythonParser.Parse(bytes), name) : null;
    }

    /// <summary>What a function or class of a file says; null when the file has none of that name.</summary>
    public static CodePiece? Piece(SourceTexts texts, string blob, PythonModule module, string name)
    {
        var file = new PythonFile(string.Empty + ".py", string.Empty, blob, () => module);
        var function = module.Functions.LastOrDefault(found => found.QualifiedName == name);
        var owner = module.Classes.LastOrDefault(found => found.QualifiedName == name);
        if ((function is null && owner is null) || texts.Of(blob) is not { } code)
        {
            return null;
        }

        var piece = new CodePiece();
        piece.Add(code, module, new PythonDefinition(file, function is null ? PythonDefinitionKind.Class : PythonDefinitionKind.Function, name) { Function = function, Class = function is null ? owner : null });
        return piece;
    }

    private PythonBody? Body(string? blob, string name) => blob is null ? null : bodies.GetValueOrDefault((blob, name));

    private static IEnumerable<((string Blob, string Name) Key, PythonBody? Body)> Bodies(string blob, byte[] content, IEnumerable<string> names)
    {
        var module = PythonParser.Parse(content);
        return [.. names.Distinct(StringComparer.Ordinal).Select(name => ((blob, name), module.Functions.LastOrDefault(found => found.QualifiedName == name)?.Body ?? module.Classes.LastOrDefault(found => found.QualifiedName == name)?.Body))];
    }
}

/// <summary>An original as an upstream commit left it.</summary>
/// <param name="Commit">The commit; null for how it was before all that were looked at.</param>
/// <param name="Subject">The commit's subject.</param>
/// <param name="Blob">The file's content.</param>
/// <param name="Body">The original's code; null where it was not there.</param>
internal sealed record OriginalVersion(string? Commit, string Subject, string? Blob, PythonBody? Body);
