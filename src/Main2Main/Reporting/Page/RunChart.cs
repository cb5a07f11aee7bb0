using Main2Main.Templates;
using Main2Main.Workspace;

namespace Main2Main.Reporting.Page;

/// <summary>Time per phase: a row a step, a bar a task, a mark a round.</summary>
/// <param name="Rows">The rows, top to bottom.</param>
/// <param name="Marks">Times on the axis.</param>
/// <param name="Idle">Stretches in which nothing ran.</param>
/// <param name="Totals">Seconds by task, the longest first.</param>
internal sealed record RunChart(IReadOnlyList<ChartRow> Rows, IReadOnlyList<ChartMark> Marks, IReadOnlyList<ChartBar> Idle, IReadOnlyList<TaskTotal> Totals)
{
    /// <summary>Draws a run.</summary>
    /// <param name="state">The run.</param>
    /// <param name="activity">What it does now; null when it does nothing.</param>
    /// <param name="now">Up to when.</param>
    /// <returns>The chart; null when nothing has been done.</returns>
    public static RunChart? Of(RunState state, Activity? activity, DateTimeOffset now)
    {
        var rows = Lanes(state, activity, now).Where(row => row.Spans.Count > 0).ToList();
        if (rows.Count == 0)
        {
            return null;
        }

        var axis = new TimeAxis(rows.SelectMany(row => row.Spans).Select(span => (span.StartedAt, span.StartedAt.AddSeconds(span.Seconds))));
        var rounds = state.Steps.ToDictionary(step => step.Id, step => step.Rounds, StringComparer.Ordinal);
        return new RunChart(
            [.. rows.Select(row => new ChartRow(row.Name, [.. row.Spans.Select(span => Bar(axis, span))], [.. Verdicts(axis, rounds.GetValueOrDefault(row.Name, []))]))],
            [.. Labels([.. axis.Marks])],
            [.. axis.Idle.Select(idle => new ChartBar(idle.Left, idle.Width, "idle", $"nothing ran for {ReportFunctions.Elapsed(idle.Length.TotalSeconds)}"))],
            [.. rows.SelectMany(row => row.Spans).GroupBy(span => span.Task).Select(group => new TaskTotal(group.Key, Kind(group.Key), group.Sum(span => span.Seconds))).OrderByDescending(total => total.Seconds)]);
    }

    private static IEnumerable<(string Name, List<PhaseSpan> Spans)> Lanes(RunState state, Activity? activity, DateTimeOffset now)
    {
        var before = state.Spans.Where(span => state.Steps.Count == 0 || span.StartedAt <= FirstStep(state)).ToList();
        yield return ("start", [.. before, .. Current(activity, string.Empty, now).Where(_ => state.Steps.All(step => step.Phase == StepPhase.Planned))]);
        foreach (var step in state.Steps)
        {
            yield return (step.Id, [.. step.Spans, .. Current(activity, step.Id, now)]);
        }

        yield return (
            "end",
            [.. state.Spans.Except(before), .. Current(activity, string.Empty, now).Where(_ => state.Steps.Any(step => step.Phase != StepPhase.Planned))]);
    }

    private static DateTimeOffset FirstStep(RunState state) =>
        state.Steps.SelectMany(step => step.Spans).Select(span => span.StartedAt).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();

    private static IEnumerable<PhaseSpan> Current(Activity? activity, string stepId, DateTimeOffset now) =>
        activity is not null && activity.StepId == stepId
            ? [new PhaseSpan(activity.Task, activity.StartedAt, Math.Max(0, (now - activity.StartedAt).TotalSeconds))]
            : [];

    private static ChartBar Bar(TimeAxis axis, PhaseSpan span)
    {
        var (left, right) = (axis.At(span.StartedAt), axis.At(span.StartedAt.AddSeconds(span.Seconds)));
        return new ChartBar(left, right - left, Kind(span.Task), $"{span.Task}, {Clock(span.StartedAt)}, {ReportFunctions.Elapsed(span.Seconds)}");
    }

    private static IEnumerable<ChartBar> Verdicts(TimeAxis axis, IReadOnlyList<RoundState> rounds) =>
        from round in rounds
        where round.StartedAt is not null
        select new ChartBar(
            axis.At(round.StartedAt!.Value.AddSeconds(round.Seconds)), 0, Words.Of(round.Verdict), $"round {round.Round}: {Words.Of(round.Verdict)}");

    /// <summary>The date only where it changes, the seconds only in a short run.</summary>
    private static IEnumerable<ChartMark> Labels(IReadOnlyList<(double Left, DateTimeOffset Time)> marks)
    {
        var isShort = marks.Count > 1 && marks[^1].Time - marks[0].Time < TimeSpan.FromMinutes(10);
        for (var index = 0; index < marks.Count; index++)
        {
            var day = index > 0 && marks[index].Time.UtcDateTime.Date == marks[index - 1].Time.UtcDateTime.Date ? string.Empty : "MM-dd ";
            yield return new ChartMark(
                marks[index].Left,
                marks[index].Time.UtcDateTime.ToString(day + (isShort ? "HH:mm:ss" : "HH:mm"), System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private static string Kind(string task) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(task);

    private static string Clock(DateTimeOffset time) => time.ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A bar; places are in percent of the chart's width.</summary>
/// <param name="Left">Where it begins.</param>
/// <param name="Width">How wide it is.</param>
/// <param name="Kind">What decides its colour.</param>
/// <param name="Title">What it says when pointed at.</param>
internal sealed record ChartBar(double Left, double Width, string Kind, string Title);

/// <summary>A label of an axis.</summary>
/// <param name="Left">Where, in percent of the chart's width.</param>
/// <param name="Text">What it says.</param>
internal sealed record ChartMark(double Left, string Text);

/// <summary>A row of the chart.</summary>
/// <param name="Name">The step, or <c>start</c> and <c>end</c> for the tasks around all steps.</param>
/// <param name="Bars">Its tasks.</param>
/// <param name="Verdicts">Its rounds' ends.</param>
internal sealed record ChartRow(string Name, IReadOnlyList<ChartBar> Bars, IReadOnlyList<ChartBar> Verdicts);

/// <summary>How long a task took in the whole run.</summary>
/// <param name="Task">The task's name.</param>
/// <param name="Kind">What decides its colour.</param>
/// <param name="Seconds">Seconds.</param>
internal sealed record TaskTotal(string Task, string Kind, double Seconds);
