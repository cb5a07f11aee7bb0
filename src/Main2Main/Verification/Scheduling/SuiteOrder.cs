namespace Main2Main.Verification.Scheduling;

/// <summary>
/// Puts suites into the order in which they are offered devices, so that the whole takes as little time as can be expected:
/// the longest first, then exchanges of two suites as long as they help.
/// </summary>
internal static class SuiteOrder
{
    private const int Exchanges = 4000;
    private static readonly TimeSpan Unknown = TimeSpan.FromMinutes(30);

    /// <summary>Finds a good order.</summary>
    /// <param name="suites">The suites.</param>
    /// <param name="devices">How many devices there are; 0 keeps the order, since then one runs after the other.</param>
    /// <returns>All of them, reordered.</returns>
    public static IReadOnlyList<Suite> Best(IReadOnlyList<Suite> suites, int devices)
    {
        if (devices == 0 || suites.Count < 2)
        {
            return suites;
        }

        var starts = new[]
        {
            suites.OrderByDescending(Time),
            suites.OrderByDescending(suite => suite.Devices).ThenByDescending(Time),
            suites.OrderByDescending(suite => suite.Devices * Time(suite)),
        };
        var best = starts.Select(order => order.ToArray()).MinBy(order => Makespan(order, devices))!;
        return Exchange(best, devices);
    }

    /// <summary>The least time that any order can take: the longest suite, or all of them spread over all devices.</summary>
    /// <param name="suites">The suites.</param>
    /// <param name="devices">How many devices there are.</param>
    /// <returns>The bound.</returns>
    public static TimeSpan LowerBound(IReadOnlyList<Suite> suites, int devices) => new(Math.Max(
        suites.Max(suite => Time(suite).Ticks),
        Math.Max(suites.Sum(suite => suite.Devices * Time(suite).Ticks) / devices, suites.Where(suite => suite.Devices == 0).Sum(suite => Time(suite).Ticks))));

    /// <summary>How long an order is expected to take.</summary>
    /// <param name="order">The suites in their order.</param>
    /// <param name="devices">How many devices there are.</param>
    /// <returns>The time until the last one ends.</returns>
    public static TimeSpan Makespan(IReadOnlyList<Suite> order, int devices)
    {
        var waiting = order.ToList();
        var running = new PriorityQueue<Suite, TimeSpan>();
        var (free, place, now) = (devices, true, TimeSpan.Zero);
        while (waiting.Count > 0 || running.Count > 0)
        {
            for (var index = 0; index < waiting.Count; index++)
            {
                var suite = waiting[index];
                if (suite.Devices == 0 ? place : suite.Devices <= free)
                {
                    place &= suite.Devices > 0;
                    free -= suite.Devices;
                    running.Enqueue(suite, now + Time(suite));
                    waiting.RemoveAt(index--);
                }
            }

            _ = running.TryDequeue(out var ended, out now);
            free += ended!.Devices;
            place |= ended.Devices == 0;
        }

        return now;
    }

    private static Suite[] Exchange(Suite[] best, int devices)
    {
        // The seed is fixed, so that the same suites are always run in the same order.
        var random = new Random(0);
        var (shortest, bound) = (Makespan(best, devices), LowerBound(best, devices));
        for (var attempt = 0; attempt < Exchanges && shortest > bound; attempt++)
        {
            var other = (Suite[])best.Clone();
            for (var swap = random.Next(1, 3); swap > 0; swap--)
            {
                var (first, second) = (random.Next(other.Length), random.Next(other.Length));
                (other[first], other[second]) = (other[second], other[first]);
            }

            if (Makespan(other, devices) is var time && time <= shortest)
            {
                (best, shortest) = (other, time);
            }
        }

        return best;
    }

    private static TimeSpan Time(Suite suite) => suite.Expected ?? Unknown;
}
