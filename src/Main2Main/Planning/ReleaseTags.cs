using Main2Main.Configuration;
using Main2Main.Detection.Pins;
using Main2Main.Git;

namespace Main2Main.Planning;

/// <summary>Finds the releases of the upstream that a downstream's pin can move to, where the pin is a tag or a version.</summary>
/// <param name="session">The session.</param>
internal sealed class ReleaseTags(SyncSession session)
{
    /// <summary>Reads the releases of a range.</summary>
    /// <param name="baseCommit">The commit before the first one.</param>
    /// <param name="targetCommit">The last commit.</param>
    /// <returns>Commits with their newest release tag; null where no pin is a tag or a version.</returns>
    /// <exception cref="Main2MainException">git cannot read the tags.</exception>
    public async Task<IReadOnlyDictionary<string, string>?> ReadAsync(string baseCommit, string targetCommit)
    {
        var pin = await new PinReader(session.Downstream, DownstreamFiles.Of(session.Settings)).ReadPinAsync(session.Settings);
        if (pin.Tagged is not { } current)
        {
            return null;
        }

        var lines = await session.Upstream.RunAsync(
            "reading the upstream's release tags",
            "for-each-ref", "refs/tags", $"--merged={targetCommit}", $"--no-merged={baseCommit}", "--format=%(objectname) %(*objectname) %(refname:strip=2)");
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .Select(fields => (Commit: fields[1].Length > 0 ? fields[1] : fields[0], Tag: fields[2]))
            .Where(release => IsReachable(release.Tag, current, pin))
            .GroupBy(release => release.Commit, release => release.Tag, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, Newest, StringComparer.Ordinal);
    }

    /// <summary>Whether every place that moves can spell the tag, and it is a newer release: a candidate only for who is on one already.</summary>
    private static bool IsReachable(string tag, RecordedValue current, PinReading pin)
    {
        var (next, now) = (TagForm.VersionOf(tag), TagForm.VersionOf(current.Tag!));
        return next is not null && now is not null && next.Order(now) > 0 && (!next.IsPreRelease || now.IsPreRelease)
            && pin.Valid.Where(value => value.Tag == current.Tag).All(value => value.Source.Form.ValueOf(tag) is not null);
    }

    private static string Newest(IEnumerable<string> tags) =>
        tags.Aggregate((best, tag) => TagForm.VersionOf(tag)!.Order(TagForm.VersionOf(best)!) > 0 ? tag : best);
}
