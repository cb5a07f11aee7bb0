using System.Numerics;

namespace Main2Main.Bisection.Search;

/// <summary>
/// Chooses the next commit to probe: the one that halves the weight of what is left, as long as plain halving can still finish within
/// two probes more than it needs for any place of the culprit. Commits that cannot be judged are passed over; the bound holds as long as
/// there are none.
/// </summary>
internal sealed class ProbePlanner
{
    private const int Slack = 2;
    private const int MostBits = 30;

    private readonly double[] sums;
    private readonly SortedSet<int> skipped = [];
    private int streak;
    private int first;
    private int last;
    private int budget;

    /// <summary>Begins with the good end before the first commit and the bad end at the last one.</summary>
    /// <param name="weights">How likely each commit is the first bad one, oldest first; at least one, none negative.</param>
    public ProbePlanner(IReadOnlyList<double> weights)
    {
        sums = new double[weights.Count + 1];
        foreach (var (index, weight) in weights.Index())
        {
            sums[index + 1] = sums[index] + weight;
        }

        last = weights.Count - 1;
        budget = BitOperations.Log2((uint)weights.Count) + Slack;
    }

    /// <summary>The commits that may be the first bad one, by their indexes.</summary>
    public IReadOnlyList<int> Candidates => [.. Enumerable.Range(first, last - first + 1)];

    /// <summary>The commit to probe next.</summary>
    /// <returns>Its index; null when no probe can tell more.</returns>
    public int? Next()
    {
        var open = Enumerable.Range(first, last - first).Where(index => !skipped.Contains(index)).ToList();
        if (open.Count == 0)
        {
            return null;
        }

        return (Beside(open) is { Count: > 0 } beside ? beside : Bounded(open)).MinBy(Imbalance);
    }

    /// <summary>The commits that leave both halves small enough for what may still be probed.</summary>
    private List<int> Bounded(List<int> open)
    {
        var half = 1 << (Math.Clamp(budget, BitOperations.Log2((uint)open.Count) + 1, MostBits) - 1);
        return [.. open.Where((_, place) => place < half && open.Count - place <= half)];
    }

    /// <summary>
    /// Commits that cannot be judged stand together: what lies between two of them comes last, and with each one in a row the next probe
    /// keeps twice as far away.
    /// </summary>
    private List<int> Beside(List<int> open)
    {
        var between = skipped.GetViewBetween(first, last);
        if (between.Count == 0)
        {
            return [];
        }

        var (oldest, newest) = (between.Min, between.Max);
        var distance = 1 << Math.Clamp(streak - 1, 0, MostBits);
        var outside = open.FindAll(index => Away(index) > 0);
        var far = outside.FindAll(index => Away(index) >= distance);
        return far.Count > 0 || outside.Count == 0 ? far : [outside.MaxBy(Away)];

        int Away(int index) => Math.Max(oldest - index, index - newest);
    }

    /// <summary>Takes a verdict in.</summary>
    /// <param name="index">The commit that was probed.</param>
    /// <param name="verdict">What it showed.</param>
    public void Note(int index, ProbeVerdict verdict)
    {
        budget--;
        if (verdict == ProbeVerdict.Skip)
        {
            _ = skipped.Add(index);
            streak++;
            return;
        }

        streak = 0;
        (first, last) = verdict == ProbeVerdict.Bad ? (first, Math.Min(last, index)) : (Math.Max(first, index + 1), last);
    }

    private double Imbalance(int index) => Math.Abs((2 * sums[index + 1]) - sums[first] - sums[last + 1]);
}
