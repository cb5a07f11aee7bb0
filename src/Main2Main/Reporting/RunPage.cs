using System.Text;
using Main2Main.Files;
using Main2Main.Json;
using Main2Main.Reporting.Page;
using Main2Main.Reporting.Proof;
using Main2Main.Templates;
using Main2Main.Workspace;

namespace Main2Main.Reporting;

/// <summary>
/// The run as one page for browsers, report.html: where it stands, its time, the drift, every step. It holds all that it shows and asks
/// no server for anything.
/// </summary>
/// <param name="session">The session.</param>
public sealed class RunPage(SyncSession session)
{
    // All patches together, in characters: the page of a long run is still to open at once.
    private const int PatchCharacters = 700_000;
    private const int MostPatchCharacters = 40_000;

    private readonly Dictionary<string, (StepState State, string Html)> finished = new(StringComparer.Ordinal);
    private readonly MachinePaths machine = new(session);
    private WebLinks? upstream;
    private WebLinks? downstream;

    /// <summary>Writes the page of the run that the workspace holds; does nothing when it holds none.</summary>
    /// <param name="activity">What the run does now; null when it does nothing.</param>
    /// <returns>A task.</returns>
    /// <exception cref="Main2MainException">The page or what it is made of cannot be read or written.</exception>
    public async Task WriteAsync(Activity? activity)
    {
        if (session.Journal.Current is { } state)
        {
            AtomicFile.WriteText(session.Workspace.RunPage, machine.Hide(await RenderAsync(state, activity)));
        }
    }

    private async Task<string> RenderAsync(RunState state, Activity? activity)
    {
        upstream ??= await WebLinks.OfAsync(session.Upstream, session.Settings.Report.UpstreamUrl);
        downstream ??= await WebLinks.OfAsync(session.Downstream, session.Settings.Report.DownstreamUrl);
        var plan = state.Steps.Count == 0 ? null : PlanFile.Read(session.Workspace);
        var steps = plan is null || plan.Steps.Count != state.Steps.Count ? string.Empty : await StepsAsync(plan, state, activity);
        var report = state.Summarized ? ArtifactFile.TryRead(session.Workspace.FinalSummary, ReportingJson.Readable.FinalReport) : null;
        var now = DateTimeOffset.UtcNow;
        var page = RunSummary.Of(state, activity, now);
        return ReportTemplates.RenderPage("report.html.sbn", new
        {
            run = page,
            state,
            activity,
            plan,
            report,
            box = VerdictBox.Of(report),
            both_lanes = session.Settings.Lanes != Configuration.SyncSettings.MainLane && state.CompatTag is not null,
            links = upstream,
            chart = RunChart.Of(state, activity, now),
            drift = plan is null ? null : DriftChart.Of(plan, state),
            steps = new RawHtml(steps),
            style = new RawHtml(ReportTemplates.Read("report.css")),
            script = new RawHtml(ReportTemplates.Read("report.js")),
            final_summary = File.Exists(session.Workspace.FinalSummaryPage) ? Path.GetFileName(session.Workspace.FinalSummaryPage) : null,
        });
    }

    private async Task<string> StepsAsync(StepPlan plan, RunState state, Activity? activity)
    {
        var reader = new StepCardReader(session, upstream!, downstream!, Math.Min(MostPatchCharacters, PatchCharacters / plan.Steps.Count));
        var text = new StringBuilder();
        foreach (var step in plan.Steps)
        {
            var entry = state.Steps[step.Index - 1];
            if (!finished.TryGetValue(step.Id, out var known) || !ReferenceEquals(known.State, entry))
            {
                var card = await reader.ReadAsync(step, state, activity?.StepId == step.Id);
                known = (entry, ReportTemplates.RenderPage("report-step.html.sbn", new { card }));
                if (entry.Phase == StepPhase.Advanced)
                {
                    finished[step.Id] = known;
                }
            }

            _ = text.Append(known.Html);
        }

        return text.ToString();
    }
}

/// <summary>What a run does at the moment.</summary>
/// <param name="Task">The task's name.</param>
/// <param name="StepId">The step; empty for a task of the whole run.</param>
/// <param name="StartedAt">When the task began.</param>
public sealed record Activity(string Task, string StepId, DateTimeOffset StartedAt);
