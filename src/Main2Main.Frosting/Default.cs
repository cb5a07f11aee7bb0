using Cake.Core;
using Cake.Frosting;
using Main2Main.Frosting.CommandLine;

namespace Main2Main.Frosting;

/// <summary>Shows the targets and the options.</summary>
/// <param name="engine">Cake's engine, which knows the targets.</param>
[TaskName(nameof(Default))]
[TaskDescription("What runs without a target: shows the targets by use.")]
public sealed class Default(ICakeEngine engine) : FrostingTask<ISyncContext>
{
    /// <inheritdoc />
    public override void Run(ISyncContext context) => new HelpPage(TargetGuides.Of(engine), Screen.Create()).ShowAll();
}
