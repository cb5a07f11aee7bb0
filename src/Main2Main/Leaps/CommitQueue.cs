using Main2Main.Planning;

namespace Main2Main.Leaps;

/// <summary>Deals the commits of a line out to steps.</summary>
internal static class CommitQueue
{
    /// <summary>Takes the commits up to one of them.</summary>
    /// <param name="commits">The commits that are left, oldest first.</param>
    /// <param name="end">The last one to take.</param>
    /// <returns>The commits.</returns>
    public static IReadOnlyList<UpstreamCommit> TakeThrough(this Queue<UpstreamCommit> commits, string end)
    {
        var taken = new List<UpstreamCommit>();
        do
        {
            taken.Add(commits.Dequeue());
        }
        while (taken[^1].Sha != end);
        return taken;
    }
}
