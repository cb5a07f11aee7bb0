using Main2Main.Workspace;

namespace Main2Main.Planning;

/// <summary>Takes a commit and the one that undoes it in one step, so that nobody adapts to what is gone soon after.</summary>
/// <param name="planner">Makes the steps.</param>
/// <param name="commits">The commits of the line, oldest first.</param>
internal sealed class UndoneSteps(StepPlanner planner, IReadOnlyList<UpstreamCommit> commits)
{
    private readonly Dictionary<string, int> places = commits.Index()
        .SelectMany(entry => entry.Item.Brought.Select(brought => brought.Sha).Append(entry.Item.Sha).Select(sha => (sha, entry.Index)))
        .DistinctBy(pair => pair.sha).ToDictionary(pair => pair.sha, pair => pair.Index, StringComparer.Ordinal);

    /// <summary>Joins steps.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="undone">What the upstream changed its mind about.</param>
    /// <param name="span">How many commits of the line a pair may span.</param>
    /// <returns>The steps, fewer where a pair was parted; a release tag that a step ends at still ends one.</returns>
    public IReadOnlyList<PlannedStep> Join(IReadOnlyList<PlannedStep> steps, IReadOnlyList<UndoneCommit> undone, int span)
    {
        var ends = steps.Select(step => places[step.EndCommit]).ToList();
        var inner = new HashSet<int>();
        foreach (var (first, last) in undone.Where(one => one.Within && places.ContainsKey(one.Commit) && places.ContainsKey(one.By)).Select(one => (places[one.Commit], places[one.By])))
        {
            var crossed = ends.FindAll(end => end >= first && end < last);
            if (last - first < span && crossed.TrueForAll(end => steps[ends.IndexOf(end)].EndTag is null))
            {
                inner.UnionWith(crossed);
            }
        }

        var kept = ends.FindAll(end => !inner.Contains(end));
        return kept.Count == steps.Count ? steps : [.. kept.Select((end, index) => planner.Join(
            index + 1, index == 0 ? steps[0].StartCommit : commits[kept[index - 1]].Sha,
            commits.Skip(index == 0 ? 0 : kept[index - 1] + 1).Take(end - (index == 0 ? -1 : kept[index - 1]))))];
    }
}
