using System.Collections.Concurrent;
using Main2Main.Conditions;
using Main2Main.Configuration;
using Main2Main.Git;
using Main2Main.Impact.Usage;
using Main2Main.Python;

namespace Main2Main.Impact.Findings;

/// <summary>Tells code that the version guard lets in for a release alone: no release is the upstream's main, which never comes there.</summary>
internal sealed class ReleaseCode
{
    private readonly IReadOnlyDictionary<PythonFile, LaneMap> maps;

    private ReleaseCode(IReadOnlyDictionary<PythonFile, LaneMap> maps) => this.maps = maps;

    /// <summary>That of a downstream which asks for no release.</summary>
    public static ReleaseCode None { get; } = new(new Dictionary<PythonFile, LaneMap>());

    /// <summary>Reads the files that ask for a release.</summary>
    /// <param name="downstream">The repository.</param>
    /// <param name="files">Its files, parsed.</param>
    /// <param name="guard">How it asks; null where it never does.</param>
    /// <exception cref="Main2MainException">git failed.</exception>
    public static async Task<ReleaseCode> ReadAsync(GitRepository downstream, IEnumerable<PythonFile> files, VersionGuardSettings? guard)
    {
        if (guard is null)
        {
            return None;
        }

        var versions = GuardVersions.OfAnyRelease(guard);
        var asking = files.Where(file => file.Module.Calls.Any(call => DottedName.Last(call.Callee) == versions.Function)).ToList();
        var texts = await new BlobReader(downstream).ReadAsync([.. asking.Select(file => file.BlobId)]);
        var read = new ConcurrentDictionary<PythonFile, LaneMap>();
        _ = Parallel.ForEach(asking, file =>
        {
            if (texts.TryGetValue(file.BlobId, out var source) && LaneMap.TryRead(source, versions) is { } map)
            {
                read[file] = map;
            }
        });
        return new ReleaseCode(read);
    }

    /// <summary>Whether a place runs for a release alone.</summary>
    public bool Holds(UsageSite site)
    {
        if (!maps.TryGetValue(site.File, out var map))
        {
            return false;
        }

        // Of a line that runs in both lanes a part may run in one: a name tells which.
        string[] names = [site.Own?.Name ?? string.Empty, DottedName.Last(site.Target.QualifiedName)];
        var where = OfCall(site, map)
            ?? names.Where(name => name.Length > 0).Select(name => map.Of(site.Line, name))
                .FirstOrDefault(lanes => lanes != CodeLanes.None, map.AtLine(site.Line));
        return LaneMap.IsForRelease(where);
    }

    /// <summary>The lanes of a call: of several on its line that are written alike, of the one that is as far from the first.</summary>
    private static CodeLanes? OfCall(UsageSite site, LaneMap map)
    {
        if (site.Call is not { } call)
        {
            return null;
        }

        var name = DottedName.Last(call.Callee);
        var alike = site.File.Module.Calls.Where(other => other.Line == call.Line && DottedName.Last(other.Callee) == name).ToList();
        var lanes = map.All(call.Line, name);
        return lanes.Count == alike.Count && alike.FindIndex(other => ReferenceEquals(other, call)) is var at and >= 0 ? lanes[at] : null;
    }
}
