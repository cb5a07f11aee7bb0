using Cake.Core;
using Cake.Frosting;
using Main2Main.Configuration;
using Spectre.Console;

namespace Main2Main.Frosting;

/// <summary>Lists the targets and the options.</summary>
/// <param name="engine">Cake's engine, which knows the targets.</param>
[TaskName(nameof(Default))]
[TaskDescription("Lists the targets and the options.")]
public sealed class Default(ICakeEngine engine) : FrostingTask<ISyncContext>
{
    /// <inheritdoc />
    public override void Run(ISyncContext context)
    {
        var targets = new Table().Border(TableBorder.Rounded).AddColumns("Target", "What it does");
        foreach (var task in engine.Tasks)
        {
            _ = targets.AddRow(Screen.Text(task.Name), Screen.Text(task.Description ?? string.Empty));
        }

        var options = new Table().Border(TableBorder.Rounded).AddColumns("Option", "Variable", "What it says");
        foreach (var option in OptionNames.All)
        {
            _ = options.AddRow(Screen.Text($"--{option.Name}"), Screen.Text(option.EnvironmentVariable), Screen.Text(option.Description));
        }

        var console = Screen.Create();
        console.Write(targets);
        console.Write(options);
        console.Line("Start: --target=Sync --upstream=<folder> --downstream=<folder>; try it: --target=Sync --sample");
    }
}
