using Cake.Common.Build.GitHubActions;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Microsoft.Extensions.DependencyInjection;

namespace Main2Main.Frosting.CiSystems;

/// <summary>How tasks are run and told of, here and under each CI system.</summary>
internal static class Strategies
{
    /// <summary>Makes the strategy of an invocation.</summary>
    /// <param name="provider">Cake's services.</param>
    /// <param name="events">Where events go; null when people read the log.</param>
    public static IExecutionStrategy Create(IServiceProvider provider, EventStream? events)
    {
        IExecutionStrategy strategy = new ExplainingExecutionStrategy(
            provider.GetRequiredService<Interruption>(),
            provider.GetRequiredService<InvocationOutcome>(),
            new DefaultExecutionStrategy(provider.GetRequiredService<ICakeLog>(), provider.GetRequiredService<ICakeReportPrinter>()));
        if (events is not null)
        {
            return new EventStrategy(events, strategy);
        }

        var actions = new GitHubActionsProvider(
            provider.GetRequiredService<ICakeEnvironment>(), provider.GetRequiredService<IFileSystem>(), new ServiceMessages());
        return actions.IsRunningOnGitHubActions ? new GroupStrategy(actions.Commands, strategy) : strategy;
    }

}
