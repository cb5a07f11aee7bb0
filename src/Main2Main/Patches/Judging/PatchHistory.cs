using Main2Main.Configuration;
using Main2Main.Detection.Pins;
using Main2Main.Git;
using Main2Main.Impact.History;
using Main2Main.Impact.Trees;
using Main2Main.Patches.Reading;
using Main2Main.Python;
using Main2Main.Workspace;

namespace Main2Main.Patches.Judging;

/// <summary>When replacements got their form, and on which upstream the downstream stood then.</summary>
internal sealed class PatchHistory
{
    // A form that is older than that is taken for as old as the oldest that is looked at.
    private const int MostVersions = 40;

    private readonly GitRepository upstream;
    private readonly GitRepository downstream;
    private readonly SyncSettings settings;
    private readonly SourceReader sources;
    private readonly Dictionary<string, string?> pins = new(StringComparer.Ordinal);
    private ILookup<string, HistoryCommit> byPath = Array.Empty<HistoryCommit>().ToLookup(_ => string.Empty);

    /// <summary>Prepares a history.</summary>
    public PatchHistory(SyncSession session, SourceReader sources)
    {
        (upstream, downstream, settings) = (session.Upstream, session.Downstream, session.Settings);
        this.sources = sources;
    }

    /// <summary>Reads what changed some files.</summary>
    /// <param name="commit">The downstream commit that is looked at.</param>
    /// <param name="paths">The files.</param>
    public async Task ReadAsync(string commit, IReadOnlyCollection<string> paths)
    {
        if (paths.Count == 0)
        {
            return;
        }

        var history = await RangeHistory.ReadAsync(downstream, null, commit, paths);
        byPath = history.Commits.SelectMany(found => found.Blobs.Keys.Select(path => (path, found))).GroupBy(pair => pair.path, pair => pair.found, StringComparer.Ordinal)
            .SelectMany(group => group.Take(MostVersions).Select(found => (Path: group.Key, Commit: found)))
            .ToLookup(pair => pair.Path, pair => pair.Commit, StringComparer.Ordinal);
        await sources.ReadAsync(
            byPath.SelectMany(group => group.Select(found => found.Blobs[group.Key])).SelectMany(blobs => new[] { blobs.Old, blobs.New }).OfType<string>());
    }

    /// <summary>The commits that gave a replacement its present form and that brought it.</summary>
    /// <returns>The downstream commits, each with the upstream commit it was pinned to; null where the history does not tell.</returns>
    public async Task<PatchOrigin> FindAsync(PatchSite site)
    {
        var file = site.Replacement?.File ?? site.File;
        var (written, first) = ((string?)null, (string?)null);
        foreach (var commit in byPath[file.Path])
        {
            var (old, now) = (State(site, commit.Blobs[file.Path].Old), State(site, commit.Blobs[file.Path].New));
            if (now is null && written is null)
            {
                break;
            }

            first = commit.Sha;
            written ??= old != now ? commit.Sha : null;

            if (old is null)
            {
                break;
            }
        }

        written ??= first;
        return new PatchOrigin(written, written is null ? null : await PinAsync(written), first is null ? null : await PinAsync(first));
    }

    /// <summary>What tells one form of a replacement from another; null when it is not there.</summary>
    private string? State(PatchSite site, string? blob)
    {
        if (blob is null)
        {
            return null;
        }

        var module = sources.Module(blob);
        if (site.Replacement is { } own)
        {
            var body = module.Functions.LastOrDefault(function => function.QualifiedName == own.QualifiedName)?.Body
                ?? module.Classes.LastOrDefault(found => found.QualifiedName == own.QualifiedName)?.Body;
            return body is null ? null : $"{body.Hash}";
        }

        var name = DottedName.Last(site.Target);
        return site.Key is { } key ? module.Strings.Any(text => text.Value == key) ? key : null
            : module.References.Any(reference => reference.Access == PythonAccess.Write && DottedName.Last(reference.Target) == name)
            || module.Strings.Any(text => text.Value == name || text.Value == site.Target)
                ? name
                : null;
    }

    private async Task<string?> PinAsync(string commit)
    {
        if (!pins.TryGetValue(commit, out var known))
        {
            // What another branch records today says nothing about that day.
            var recorded = settings.Pin.Any(source => source.Ref is not null)
                ? null
                : (await new PinReader(downstream, new CommitFiles(downstream, commit)).ReadPinAsync(settings)).Chosen;
            pins[commit] = known = recorded?.Revision is { } revision ? await upstream.ResolveAsync(revision) : null;
        }

        return known;
    }
}

/// <summary>Where a replacement comes from.</summary>
/// <param name="WrittenAt">The downstream commit that gave it its present form.</param>
/// <param name="WrittenOn">The upstream commit that the downstream was pinned to then.</param>
/// <param name="FirstOn">The upstream commit that it was pinned to when the replacement came.</param>
internal sealed record PatchOrigin(string? WrittenAt, string? WrittenOn, string? FirstOn);
