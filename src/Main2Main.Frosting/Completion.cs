using Cake.Core;
using Cake.Frosting;
using Main2Main.Frosting.CommandLine;

namespace Main2Main.Frosting;

/// <summary>Prints the script that completes targets and options in a shell.</summary>
/// <param name="engine">Cake's engine, which knows the targets.</param>
[TaskName(nameof(Completion))]
[TaskDescription("Prints the script that completes targets and options: --for=bash, zsh, fish or powershell.")]
public sealed class Completion(ICakeEngine engine) : FrostingTask<ISyncContext>
{
    /// <inheritdoc />
    public override void Run(ISyncContext context)
    {
        var shell = context.HelpFor ?? "bash";
        if (!CompletionScript.Shells.Contains(shell, StringComparer.Ordinal))
        {
            throw new Main2MainException(
                FailureKind.Usage, $"there is no completion for {shell}.", $"write --for= and one of {string.Join(", ", CompletionScript.Shells)}.");
        }

        Console.Out.Write(CompletionScript.Of(shell, TargetGuides.Of(engine)));
    }
}
