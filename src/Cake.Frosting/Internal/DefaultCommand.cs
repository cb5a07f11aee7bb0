using Cake.Cli;
using Cake.Cli.Infrastructure;
using Cake.Core;
using Cake.Core.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console.Cli;

namespace Cake.Frosting.Internal;

/// <summary>The only command of a host: what the switches ask for, as an exit code.</summary>
internal sealed class DefaultCommand(IServiceCollection services) : AsyncCommand<DefaultCommandSettings>
{
    public override async Task<int> ExecuteAsync(CommandContext context, DefaultCommandSettings settings, CancellationToken cancellationToken)
    {
        services.AddSingleton(context.Remaining);
        services.AddSingleton<ICakeArguments>(context.Remaining.ToCakeArguments(settings.Targets));
        await using var provider = services.BuildServiceProvider();
        try
        {
            if (settings.Version)
            {
                provider.GetRequiredService<ICakeVersionFeature>().Run(provider.GetRequiredService<IConsole>());
            }
            else if (settings.Info)
            {
                provider.GetRequiredService<ICakeInfoFeature>().Run(provider.GetRequiredService<IConsole>());
            }
            else
            {
                await new FrostingRun(provider, settings).RunAsync();
            }

            return 0;
        }
        catch (Exception exception)
        {
            return provider.GetRequiredService<ICakeLog>().LogException(Cause(exception));
        }
    }

    // The engine wraps what fails in its report, once for each graph that ran inside another; the exit code is the cause's.
    private static Exception Cause(Exception exception)
    {
        while (exception is CakeReportException { InnerException: { } cause })
        {
            exception = cause;
        }

        return exception;
    }
}
