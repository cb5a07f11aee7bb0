namespace Main2Main.Reporting.Page;

/// <summary>
/// The time axis of the run's chart, in percent of its width. A stretch in which nothing ran, such as the hours between a partial stop
/// and the next start, is drawn short, so that the work stays visible.
/// </summary>
internal sealed class TimeAxis
{
    private const double IdleShare = 0.04;
    private const double DrawnIdle = 0.015;
    private const int Ticks = 6;

    private readonly List<Stretch> stretches = [];

    /// <summary>Makes the axis.</summary>
    /// <param name="times">When something ran: begin and end, in any order; at least one.</param>
    public TimeAxis(IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> times)
    {
        var busy = Merge(times);
        var work = Math.Max(1e-3, busy.Sum(span => (span.End - span.Start).TotalSeconds));
        var idle = 0;
        foreach (var (previous, next) in busy.Zip(busy.Skip(1)))
        {
            idle += (next.Start - previous.End).TotalSeconds > work * IdleShare ? 1 : 0;
        }

        // What is between two spans and not long counts as work.
        var drawnWork = 1 - (idle * DrawnIdle);
        var seconds = work +
            busy.Zip(busy.Skip(1)).Select(pair => (pair.Second.Start - pair.First.End).TotalSeconds).Where(gap => gap <= work * IdleShare).Sum();
        var at = 0.0;
        for (var index = 0; index < busy.Count; index++)
        {
            if (index > 0)
            {
                var gap = (busy[index].Start - busy[index - 1].End).TotalSeconds;
                var isIdle = gap > work * IdleShare;
                at = Add(busy[index - 1].End, busy[index].Start, at, isIdle ? DrawnIdle : gap / seconds * drawnWork, isIdle);
            }

            at = Add(busy[index].Start, busy[index].End, at, (busy[index].End - busy[index].Start).TotalSeconds / seconds * drawnWork, isIdle: false);
        }
    }

    /// <summary>The stretches in which nothing ran.</summary>
    public IEnumerable<(double Left, double Width, TimeSpan Length)> Idle =>
        stretches.Where(stretch => stretch.IsIdle).Select(stretch => (stretch.Left, stretch.Width, stretch.End - stretch.Start));

    /// <summary>Marks on the axis.</summary>
    public IEnumerable<(double Left, DateTimeOffset Time)> Marks
    {
        get
        {
            for (var mark = 0; mark < Ticks; mark++)
            {
                var left = 100.0 * mark / Ticks;
                var stretch = stretches.Last(candidate => candidate.Left <= left + 1e-9);
                if (!stretch.IsIdle)
                {
                    yield return (
                        left, stretch.Start + (stretch.Width <= 0 ? TimeSpan.Zero : (stretch.End - stretch.Start) * ((left - stretch.Left) / stretch.Width)));
                }
            }
        }
    }

    /// <summary>Where a moment is.</summary>
    /// <returns>From 0 to 100.</returns>
    public double At(DateTimeOffset time)
    {
        var stretch = stretches.LastOrDefault(candidate => candidate.Start <= time) ?? stretches[0];
        var length = (stretch.End - stretch.Start).TotalSeconds;
        var share = length <= 0 ? 0 : Math.Clamp((time - stretch.Start).TotalSeconds / length, 0, 1);
        return stretch.Left + (share * stretch.Width);
    }

    private double Add(DateTimeOffset start, DateTimeOffset end, double at, double width, bool isIdle)
    {
        stretches.Add(new Stretch(start, end, at * 100, width * 100, isIdle));
        return at + width;
    }

    private static List<(DateTimeOffset Start, DateTimeOffset End)> Merge(IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> times)
    {
        var merged = new List<(DateTimeOffset Start, DateTimeOffset End)>();
        foreach (var (start, end) in times.OrderBy(time => time.Start))
        {
            if (merged.Count > 0 && start <= merged[^1].End)
            {
                merged[^1] = (merged[^1].Start, end > merged[^1].End ? end : merged[^1].End);
            }
            else
            {
                merged.Add((start, end < start ? start : end));
            }
        }

        return merged;
    }

    private sealed record Stretch(DateTimeOffset Start, DateTimeOffset End, double Left, double Width, bool IsIdle);
}
