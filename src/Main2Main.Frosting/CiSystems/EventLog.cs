using System.Globalization;
using System.Text.Json.Nodes;
using Cake.Core;
using Cake.Core.Diagnostics;

namespace Main2Main.Frosting.CiSystems;

/// <summary>Cake's log, and what Cake prints of tasks, as events.</summary>
/// <param name="events">Where events go.</param>
internal sealed class EventLog(EventStream events) : ICakeLog, ICakeReportPrinter
{
    /// <inheritdoc />
    public Verbosity Verbosity { get; set; } = Verbosity.Normal;

    /// <inheritdoc />
    public void Write(Verbosity verbosity, LogLevel level, string format, params object[] args)
    {
        if (verbosity <= Verbosity)
        {
            events.Write("log", ("level", Words.Of(level)), ("message", args.Length == 0 ? format : string.Format(CultureInfo.InvariantCulture, format, args)));
        }
    }

    /// <inheritdoc />
    public void Write(CakeReport report) => events.Write(
        "tasks",
        ("tasks", new JsonArray([.. report.Select(entry => new JsonObject
        {
            ["task"] = entry.TaskName,
            ["seconds"] = Math.Round(entry.Duration.TotalSeconds, 3),
            ["status"] = Words.Of(entry.ExecutionStatus),
        })])));

    /// <inheritdoc />
    public void WriteLifeCycleStep(string name, Verbosity verbosity)
    {
        // The strategy tells of tasks; a life cycle's step has nothing to say.
    }

    /// <inheritdoc />
    public void WriteStep(string name, Verbosity verbosity)
    {
        // The strategy tells when a task starts and ends.
    }

    /// <inheritdoc />
    public void WriteSkippedStep(string name, Verbosity verbosity)
    {
        // The strategy tells that a task is skipped, and why.
    }
}
