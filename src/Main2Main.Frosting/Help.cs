using Cake.Core;
using Cake.Frosting;
using Main2Main.Frosting.CommandLine;

namespace Main2Main.Frosting;

/// <summary>Shows what the program is, its targets by use, and with <c>--for</c> what one of them takes.</summary>
/// <param name="engine">Cake's engine, which knows the targets.</param>
[TaskName(nameof(Help))]
[TaskDescription("Shows the targets by use; --for=TARGET shows what one of them takes.")]
public sealed class Help(ICakeEngine engine) : FrostingTask<ISyncContext>
{
    /// <inheritdoc />
    public override void Run(ISyncContext context)
    {
        var targets = TargetGuides.Of(engine);
        var page = new HelpPage(targets, Screen.Create());
        if (context.HelpFor is not { } name)
        {
            page.ShowAll();
            return;
        }

        page.Show(targets.FirstOrDefault(target => target.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? throw new Main2MainException(
            FailureKind.Usage,
            $"there is no target {name}{(Configuration.NearestName.Of(name, targets.Select(target => target.Name)) is { } nearest ? $" (did you mean {nearest}?)" : string.Empty)}.",
            "write --for= and a target; --help lists them."));
    }
}
