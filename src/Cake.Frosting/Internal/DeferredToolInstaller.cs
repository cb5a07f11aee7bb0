using Cake.Cli;
using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.Diagnostics;
using Cake.Core.IO;
using Cake.Core.IO.NuGet;
using Cake.Core.Packaging;
using Cake.Core.Tooling;
using Cake.DotNetTool.Module;
using Cake.NuGet;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting.Internal;

/// <summary>Cake's tool installer, created when the first tool is asked for.</summary>
/// <remarks>Its package installers load NuGet's assemblies and read NuGet's configuration, which a run without tools need not pay for.</remarks>
internal sealed class DeferredToolInstaller(IServiceProvider host) : Core.Tooling.IToolInstaller
{
    private static readonly Type[] SharedServices =
    [
        typeof(ICakeEnvironment), typeof(IFileSystem), typeof(IGlobber), typeof(ICakeLog), typeof(ICakeConfiguration),
        typeof(IProcessRunner), typeof(IToolLocator), typeof(INuGetToolResolver),
    ];

    private readonly Lazy<Core.Tooling.ToolInstaller> _installer = new(() => Create(host));

    public IEnumerable<FilePath> Install(PackageReference package) => _installer.Value.Install(package);

    private static Core.Tooling.ToolInstaller Create(IServiceProvider host)
    {
        var services = new ServiceCollection();
        services.UseModule(new NuGetModule());
        services.UseModule(new DotNetToolModule());
        foreach (var type in SharedServices)
        {
            services.AddSingleton(type, host.GetRequiredService(type));
        }

        foreach (var installer in host.GetServices<IPackageInstaller>())
        {
            services.AddSingleton(installer);
        }

        return ActivatorUtilities.CreateInstance<Core.Tooling.ToolInstaller>(services.BuildServiceProvider());
    }
}
