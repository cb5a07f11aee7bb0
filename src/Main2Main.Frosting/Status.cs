using Cake.Frosting;
using Main2Main.Workspace;
using Spectre.Console;

namespace Main2Main.Frosting;

/// <summary>Tells where the run stands and what the next command is. Reads only.</summary>
[TaskName(nameof(Status))]
[TaskDescription("Tells where the run stands and what the next command is.")]
public sealed class Status : FrostingTask<ISyncContext>
{
    /// <inheritdoc />
    public override void Run(ISyncContext context)
    {
        var console = Screen.Create();
        var state = context.Session.Journal.Current;
        if (context.Format(nameof(Status), "json") is not null)
        {
            DocumentOutput.Write(state is null ? "null" : File.ReadAllText(context.Session.Workspace.State));
        }

        if (state is null)
        {
            console.Line($"No run in {context.Session.Workspace.Root}. Next: --target=Sync");
            return;
        }

        console.Line($"Run {state.RunId}: {Words.Of(state.Status)}, {state.StepsCompleted} of {state.Steps.Count} steps");
        console.Line($"Upstream   {state.BaseCommit} .. {state.TargetCommit}, reached {state.ReachedCommit}");
        console.Line($"Downstream {state.DownstreamStart} .. {state.DownstreamHead}");
        if (state.Steps.Count > 0)
        {
            console.Write(StepTable(state));
        }

        if (state.Stop is { } stop)
        {
            console.Line($"Stopped at {stop.StepId}: {stop.Reason} See {stop.SummaryPath}");
        }

        console.Line($"Next: {Next(state, context.Session.Workspace)}");
    }

    private static Table StepTable(RunState state)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Step", "Phase", "In progress", "Rounds", "Verdict", "Commit");
        foreach (var step in state.Steps)
        {
            _ = table.AddRow(
                step.Id,
                Words.Of(step.Phase),
                step.Pause is { } pause ? $"waits for an edit ({pause.Adapter})" : step.InProgress is { } phase ? Words.Of(phase) : string.Empty,
                step.Rounds.Count == 0 ? string.Empty : $"{step.Rounds.Count}",
                step.Rounds.Count == 0 ? string.Empty : Screen.Verdict(Words.Of(step.Rounds[^1].Verdict)),
                step.Commit?[..10] ?? (step.VerifiedUnchanged is null ? string.Empty : "none needed"));
        }

        return table;
    }

    private static string Next(RunState state, WorkspaceFolder workspace) => state switch
    {
        { IsLook: true } => "--target=Sync; this was a look at a revision that is not checked out",
        { Status: RunStatus.NoDrift } => "nothing; --target=Sync looks for drift again",
        { Status: RunStatus.Completed, Summarized: true } => $"read {workspace.FinalSummaryPage}; --target=Sync looks for drift again",
        { Status: RunStatus.Partial } =>
            $"fix what stopped {state.Stop!.StepId} (start from {state.Stop.PatchPath ?? state.Stop.SummaryPath}), then --target=Sync",
        { Steps.Count: 0 } => "--target=Plan",
        _ when state.Steps.FirstOrDefault(step => step.Pause is not null) is { } step =>
            $"edit {state.Downstream} as {step.Pause!.Request} asks, then --target=Step --step={step.Index}, or --target=Sync",
        _ => "--target=Sync" + (
            state.Steps.FirstOrDefault(step => step.Phase != StepPhase.Advanced) is { } step ? $", or --target=Step --step={step.Index}" : string.Empty),
    };
}
