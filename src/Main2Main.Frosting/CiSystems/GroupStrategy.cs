using Cake.Common.Build.GitHubActions.Commands;
using Cake.Core;

namespace Main2Main.Frosting.CiSystems;

/// <summary>Folds the log of GitHub Actions by task. Groups cannot lie in groups: a task that runs others is folded up to them.</summary>
/// <param name="commands">The commands of GitHub Actions.</param>
/// <param name="inner">The strategy that does the work.</param>
internal sealed class GroupStrategy(GitHubActionsCommands commands, IExecutionStrategy inner) : DelegatingExecutionStrategy(inner)
{
    private bool isOpen;

    public override async Task ExecuteAsync(CakeTask task, ICakeContext context)
    {
        Close();
        commands.StartGroup(task.Name);
        isOpen = true;
        try
        {
            await base.ExecuteAsync(task, context);
        }
        finally
        {
            Close();
        }
    }

    private void Close()
    {
        if (isOpen)
        {
            commands.EndGroup();
        }

        isOpen = false;
    }
}
