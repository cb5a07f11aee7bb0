using Cake.Cli;
using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.Packaging;
using Cake.Core.Scripting;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Cake.Frosting.Internal;

/// <summary>One run of a host's tasks, from the working directory to the last target.</summary>
internal sealed class FrostingRun(IServiceProvider provider, DefaultCommandSettings settings)
{
    public async Task RunAsync()
    {
        var log = provider.GetRequiredService<ICakeLog>();
        log.Verbosity = settings.Verbosity;
        SetWorkingDirectory();
        InstallTools();

        var engine = provider.GetRequiredService<ICakeEngine>();
        var context = provider.GetRequiredService<IFrostingContext>();
        new LifetimeRegistration(engine, context).Register(provider);
        new TaskRegistration(engine, context, log).Register(provider.GetServices<IFrostingTask>());

        var host = CreateScriptHost(engine, context, log);
        if (settings.Exclusive)
        {
            // One graph for all targets would put them in its own order; alone they run as typed.
            host.Settings.UseExclusiveTarget().UseUnifiedDependencyGraphForMultipleTargets(false);
        }

        await host.RunTargetsAsync(settings.Targets);
    }

    private void SetWorkingDirectory()
    {
        var path = settings.WorkingDirectory is { } typed ? new DirectoryPath(typed) : provider.GetService<WorkingDirectory>()?.Path;
        if (path is null)
        {
            return;
        }

        var environment = provider.GetRequiredService<ICakeEnvironment>();
        var absolute = path.MakeAbsolute(environment);
        if (!provider.GetRequiredService<IFileSystem>().Exist(absolute))
        {
            throw new FrostingException($"The working directory '{absolute.FullPath}' does not exist.");
        }

        environment.WorkingDirectory = absolute;
    }

    private void InstallTools()
    {
        var tools = provider.GetServices<PackageReference>().ToList();
        if (tools.Count == 0)
        {
            return;
        }

        var installer = provider.GetRequiredService<IToolInstaller>();
        tools.ForEach(installer.Install);
    }

    private ScriptHost CreateScriptHost(ICakeEngine engine, IFrostingContext context, ICakeLog log)
    {
        if (settings.DryRun)
        {
            return new DryRunScriptHost<IFrostingContext>(engine, context, log);
        }

        if (settings.Tree)
        {
            return new TreeScriptHost(engine, context, provider.GetRequiredService<IConsole>());
        }

        if (settings.Description)
        {
            return new DescriptionScriptHost(engine, context, provider.GetRequiredService<IAnsiConsole>());
        }

        return new BuildScriptHost<IFrostingContext>(
            engine,
            provider.GetRequiredService<IExecutionStrategy>(),
            context,
            provider.GetRequiredService<ICakeReportPrinter>(),
            provider.GetRequiredService<ICakeConfiguration>(),
            log);
    }
}
