using Cake.Cli;
using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.Modules;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Cake.Frosting.Internal;

/// <summary>The services of a host before its own code adds to them.</summary>
internal static class DefaultServices
{
    public static ServiceCollection Create()
    {
        var services = new ServiceCollection();
        services.UseModule(new CoreModule());
        services.AddSingleton<ICakeLog, CakeBuildLog>();
        services.AddSingleton<IConsole, CakeConsole>();
        services.AddSingleton<IAnsiConsole>(_ => AnsiConsole.Console);
        services.AddSingleton<ICakeReportPrinter, CakeReportPrinter>();
        services.AddSingleton<ICakeConfiguration, FrostingConfiguration>();
        services.AddSingleton<IFrostingContext, FrostingContext>();
        services.AddSingleton<Core.Tooling.IToolInstaller, DeferredToolInstaller>();
        services.AddSingleton<IToolInstaller, ToolInstaller>();
        services.AddSingleton<IVersionResolver, VersionResolver>();
        services.AddSingleton<ICakeVersionFeature, VersionFeature>();
        services.AddSingleton<ICakeInfoFeature, InfoFeature>();
        return services;
    }
}
