using System.Globalization;

namespace Main2Main.Memory.Distance;

/// <summary>Samples how far the pin was behind, every hour.</summary>
/// <param name="line">The upstream's line.</param>
/// <param name="moves">The moves of the pin, oldest first.</param>
internal sealed class DistanceSampler(UpstreamLine line, IReadOnlyList<(DateTimeOffset At, string Downstream, string Upstream)> moves)
{
    /// <summary>Samples a time.</summary>
    public async Task<PinDistance> SampleAsync(DateTimeOffset from, DateTimeOffset until)
    {
        var places = new List<int?>();
        foreach (var move in moves)
        {
            places.Add(await line.PlaceAsync(move.Upstream));
        }

        var samples = new List<(DateTimeOffset At, double Days, int Commits)>();
        for (var at = from; at <= until; at = at.AddHours(1))
        {
            var current = At(at);

            // Beside the line there is no way along it to count: such hours would tell of the branch, not of the distance.
            if (current >= 0 && places[current] is { } place && line.Holds(moves[current].Upstream))
            {
                var (days, commits) = line.Behind(place, at);
                samples.Add((at, days, commits));
            }
        }

        var last = places[^1] is { } end ? line.Behind(end, until) : (Days: 0, Commits: 0);
        return new PinDistance
        {
            From = from,
            To = until,
            MedianDaysBehind = Math.Round(Median(samples.Select(sample => sample.Days)), 2),
            MedianCommitsBehind = Median(samples.Select(sample => (double)sample.Commits)),
            DaysBehind = Math.Round(last.Days, 2),
            CommitsBehind = last.Commits,
            Hours = samples.Count,
            Moves = [.. moves.Select((move, index) => (move, index)).Where(entry => entry.move.At >= from && entry.index > 0).Select(entry => Move(entry.index, places))],
            Days = [.. samples.GroupBy(sample => sample.At.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparer.Ordinal).Select(day => new DistanceSample(day.Key, Math.Round(Median(day.Select(sample => sample.Days)), 2), Median(day.Select(sample => (double)sample.Commits))))],
        };
    }

    private PinMove Move(int index, List<int?> places)
    {
        var (at, downstream, upstream) = moves[index];
        return new PinMove(at, downstream, upstream, Behind(places[index - 1], at), Behind(places[index], at));
    }

    private int Behind(int? place, DateTimeOffset at) => place is { } found ? line.Behind(found, at).Commits : 0;

    private int At(DateTimeOffset at)
    {
        var index = moves.Count - 1;
        while (index >= 0 && moves[index].At > at)
        {
            index--;
        }

        return index;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
