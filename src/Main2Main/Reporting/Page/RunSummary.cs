using System.Globalization;
using Main2Main.Workspace;

namespace Main2Main.Reporting.Page;

/// <summary>The run at a glance.</summary>
/// <param name="Standing"><c>running</c>, <c>interrupted</c>, <c>waiting</c>, <c>completed</c>, <c>partial</c> or <c>no_drift</c>.</param>
/// <param name="IsLive">Whether a process works on it while the page is written.</param>
/// <param name="Done">Steps that are done.</param>
/// <param name="Rounds">CI rounds so far.</param>
/// <param name="FailedRounds">Those that did not pass.</param>
/// <param name="Seconds">From its start to its end, or to now.</param>
/// <param name="CiSeconds">Seconds of CI.</param>
/// <param name="WrittenAt">When the page was written, UTC.</param>
internal sealed record RunSummary(string Standing, bool IsLive, int Done, int Rounds, int FailedRounds, double Seconds, double CiSeconds, string WrittenAt)
{
    /// <summary>Sums a run up.</summary>
    public static RunSummary Of(RunState state, Activity? activity, DateTimeOffset now)
    {
        var rounds = state.Steps.SelectMany(step => step.Rounds).ToList();
        return new RunSummary(
            StandingOf(state, activity),
            activity is not null,
            state.StepsCompleted,
            rounds.Count,
            rounds.Count(round => round.Verdict is Verdict.Failed or Verdict.SummaryError),
            Math.Max(0, ((state.EndedAt ?? now) - state.StartedAt).TotalSeconds),
            rounds.Sum(round => round.Seconds),
            now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
    }

    private static string StandingOf(RunState state, Activity? activity) => state.Status switch
    {
        RunStatus.Running when state.Steps.Any(step => step.Pause is not null) => "waiting",
        RunStatus.Running => activity is null ? "interrupted" : "running",
        var status => Words.Of(status),
    };
}
