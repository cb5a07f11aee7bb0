using Main2Main.Configuration;
using Main2Main.Detection.Pins;
using Main2Main.Workspace;

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
        var pin = await ReadPinAsync();
        if (pin.Tagged is not { } current)
        {
            return null;
        }

        return (await TagsAsync(current, pin, $"--merged={targetCommit}", $"--no-merged={baseCommit}"))
            .GroupBy(release => release.Commit, release => release.Tag, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, Newest, StringComparer.Ordinal);
    }

    /// <summary>Says where the pin moves; where it does not, which release lies off the line that the steps follow.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>A sentence.</returns>
    public async Task<string> DescribeAsync(StepPlan plan)
    {
        var moves = plan.Steps.Where(step => step.EndTag is not null).Select(step => $"{step.Id} ({step.EndTag})").ToList();
        if (moves.Count > 0)
        {
            return $"The pin moves at {string.Join(", ", moves)}; other steps carry their edits alone.";
        }

        var pin = await ReadPinAsync();
        var newer = pin.Tagged is { } current ? (await TagsAsync(current, pin)).Select(release => release.Tag).ToList() : [];
        return "The pin is a release, and no step ends on a newer one: the steps carry their edits alone, and the pin stays."
            + (newer.Count == 0 ? string.Empty : $" The newest, {Newest(newer)}, is not on the way to the target: --{OptionNames.To}={Newest(newer)} leads there.");
    }

    private Task<PinReading> ReadPinAsync() => new PinReader(session.Downstream, DownstreamFiles.Of(session.Settings)).ReadPinAsync(session.Settings);

    private async Task<IEnumerable<(string Commit, string Tag)>> TagsAsync(RecordedValue current, PinReading pin, params string[] range)
    {
        string[] arguments = ["for-each-ref", "refs/tags", .. range, "--format=%(objectname) %(*objectname) %(refname:strip=2)"];
        var lines = await session.Upstream.RunAsync("reading the upstream's release tags", arguments);
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .Select(fields => (Commit: fields[1].Length > 0 ? fields[1] : fields[0], Tag: fields[2]))
            .Where(release => IsReachable(release.Tag, current, pin));
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
