using System.Globalization;
using Main2Main.Templates;
using Main2Main.Workspace;

namespace Main2Main.Reporting.Page;

/// <summary>The drift: commits and changed source lines a day, with the steps' boundaries.</summary>
/// <param name="Days">A column a day, without gaps.</param>
/// <param name="Boundaries">Where steps end, in percent of the width.</param>
/// <param name="MostCommits">The highest column of commits.</param>
/// <param name="MostLines">The highest column of lines.</param>
internal sealed record DriftChart(IReadOnlyList<DriftDay> Days, IReadOnlyList<ChartBar> Boundaries, int MostCommits, int MostLines)
{
    private const int MostDays = 400;

    // A telephone has room for about so many dates.
    private const int MostLabels = 6;

    /// <summary>Draws a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="state">The run: how far it is.</param>
    /// <returns>The chart; null when the plan holds no dates.</returns>
    public static DriftChart? Of(StepPlan plan, RunState state)
    {
        var commits = plan.Steps.SelectMany(step => step.Commits).Where(commit => commit.CommittedAt is not null).ToList();
        if (commits.Count == 0)
        {
            return null;
        }

        var first = commits.Min(commit => Day(commit.CommittedAt!.Value));
        var last = commits.Max(commit => Day(commit.CommittedAt!.Value));

        // A machine with a wrong clock, or an upstream that slept for years, must not make a page of empty columns.
        var days = Math.Min(MostDays, last.DayNumber - first.DayNumber + 1);
        first = last.AddDays(1 - days);
        var byDay = commits.ToLookup(commit => Day(commit.CommittedAt!.Value));
        var columns = Enumerable.Range(0, days).Select(first.AddDays)
            .Select(day => (Day: day, Commits: byDay[day].Count(), Lines: byDay[day].Sum(commit => commit.SourceLines))).ToList();
        var (mostCommits, mostLines) = (Math.Max(1, columns.Max(column => column.Commits)), Math.Max(1, columns.Max(column => column.Lines)));
        var every = (columns.Count + MostLabels - 1) / MostLabels;
        return new DriftChart(
            [.. columns.Select((column, index) => new DriftDay(column.Day.ToString("MM-dd", CultureInfo.InvariantCulture), column.Commits, column.Lines, 100.0 * column.Commits / mostCommits, 100.0 * column.Lines / mostLines) { Label = index % every == 0 ? column.Day.ToString("MM-dd", CultureInfo.InvariantCulture) : string.Empty })],
            [.. Ends(plan, state, first, days)],
            mostCommits,
            mostLines);
    }

    private static IEnumerable<ChartBar> Ends(StepPlan plan, RunState state, DateOnly first, int days)
    {
        var phases = state.Steps.ToDictionary(step => step.Id, step => step.Phase, StringComparer.Ordinal);
        foreach (var step in plan.Steps)
        {
            if (step.Commits[^1].CommittedAt is { } end && Day(end) >= first)
            {
                var place = (Day(end).DayNumber - first.DayNumber + (end.UtcDateTime.TimeOfDay / TimeSpan.FromDays(1))) / days;
                var kind = phases.GetValueOrDefault(step.Id) == StepPhase.Advanced ? "done" : state.Stop?.StepId == step.Id ? "failed" : "open";
                yield return new ChartBar(100 * place, 0, kind, $"{step.Id} ends at {ReportFunctions.ShortSha(step.EndCommit)}");
            }
        }
    }

    private static DateOnly Day(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime);
}
