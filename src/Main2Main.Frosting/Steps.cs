using Cake.Core;
using Cake.Frosting;
using Main2Main.Workspace;

namespace Main2Main.Frosting;

/// <summary>Every remaining step: runs the graph of <see cref="Step"/> through the engine once a step.</summary>
/// <param name="engine">Cake's engine.</param>
/// <param name="strategy">How the engine runs tasks.</param>
[TaskName(nameof(Steps))]
[TaskDescription("Does every remaining step, one after the other.")]
[IsDependentOn(typeof(Plan))]
public sealed class Steps(ICakeEngine engine, IExecutionStrategy strategy) : AsyncFrostingTask<ISyncContext>
{
    /// <inheritdoc />
    public override async Task RunAsync(ISyncContext context)
    {
        if (context.Settings.Step is not null)
        {
            throw new Main2MainException(
                FailureKind.Usage, "--step names one step, but this target does all of them.", "use --target=Step with --step, or leave --step out.");
        }

        var journal = context.Session.Journal;
        var inner = new InnerExecutionStrategy(strategy);
        while (!journal.EndedHere && journal.Required.Steps.FirstOrDefault(step => step.Phase != StepPhase.Advanced) is { } next)
        {
            journal.NoteRecut(false);
            _ = await engine.RunTargetAsync(context, inner, new ExecutionSettings().SetTarget(nameof(Step)));
            if (journal is { EndedHere: false, RecutHere: false } && journal.Step(next.Index).Phase != StepPhase.Advanced)
            {
                throw new Main2MainException(
                    FailureKind.Internal, $"{next.Id} ended without being advanced or stopped (it is {Words.Of(journal.Step(next.Index).Phase)}).",
                    $"run --target=Step --step={next.Index} --verbosity=diagnostic and report its output.");
            }
        }
    }
}
