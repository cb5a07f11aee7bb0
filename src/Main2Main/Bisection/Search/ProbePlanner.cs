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
    private readonly HashSet<int> skipped = [];
    private readonly List<int> streak = [];
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

        var half = 1 << (Math.Clamp(budget, BitOperations.Log2((uint)open.Count) + 1, MostBits) - 1);
        var bounded = open.Where((_, place) => place < half && open.Count - place <= half).ToList();

        // Commits that cannot be judged stand together: with each one in a row the next probe keeps twice as far away.
        var distance = streak.Count == 0 ? 0 : 1 << Math.Min(streak.Count - 1, MostBits);
        var away = bounded.Where(index => streak.TrueForAll(other => Math.Abs(other - index) >= distance)).ToList();
        return (away.Count > 0 ? away : bounded).MinBy(Imbalance);
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
            streak.Add(index);
            return;
        }

        streak.Clear();
        (first, last) = verdict == ProbeVerdict.Bad ? (first, Math.Min(last, index)) : (Math.Max(first, index + 1), last);
    }

    private double Imbalance(int index) => Math.Abs((2 * sums[index + 1]) - sums[first] - sums[last + 1]);
}
