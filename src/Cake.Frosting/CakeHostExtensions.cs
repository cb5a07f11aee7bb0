using Cake.Core.Composition;
using Cake.Core.IO;
using Cake.Core.Packaging;

namespace Cake.Frosting;

/// <summary>Registers the parts of a host. Where only one of a kind is used, the last one registered counts.</summary>
public static class CakeHostExtensions
{
    /// <summary>Registers services in a class of its own.</summary>
    /// <typeparam name="TStartup">The type of the startup.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UseStartup<TStartup>(this CakeHost host)
        where TStartup : IFrostingStartup, new()
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.ConfigureServices(new TStartup().Configure);
    }

    /// <summary>Registers the context that tasks receive.</summary>
    /// <typeparam name="TContext">The type of the context.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UseContext<TContext>(this CakeHost host)
        where TContext : class, IFrostingContext
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.ConfigureServices(services => services.UseContext<TContext>());
    }

    /// <summary>Registers what runs before the first and after the last task.</summary>
    /// <typeparam name="TLifetime">The type of the lifetime.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UseLifetime<TLifetime>(this CakeHost host)
        where TLifetime : class, IFrostingLifetime
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.ConfigureServices(services => services.UseLifetime<TLifetime>());
    }

    /// <summary>Registers what runs before the first task.</summary>
    /// <typeparam name="TSetup">The type of the setup.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UseSetup<TSetup>(this CakeHost host)
        where TSetup : class, IFrostingSetup
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.ConfigureServices(services => services.UseSetup<TSetup>());
    }

    /// <summary>Registers what runs after the last task.</summary>
    /// <typeparam name="TTeardown">The type of the teardown.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UseTeardown<TTeardown>(this CakeHost host)
        where TTeardown : class, IFrostingTeardown
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.ConfigureServices(services => services.UseTeardown<TTeardown>());
    }

    /// <summary>Registers what runs before and after each task.</summary>
    /// <typeparam name="TLifetime">The type of the lifetime.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UseTaskLifetime<TLifetime>(this CakeHost host)
        where TLifetime : class, IFrostingTaskLifetime
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.ConfigureServices(services => services.UseTaskLifetime<TLifetime>());
    }

    /// <summary>Registers what runs before each task.</summary>
    /// <typeparam name="TSetup">The type of the task setup.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UseTaskSetup<TSetup>(this CakeHost host)
        where TSetup : class, IFrostingTaskSetup
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.ConfigureServices(services => services.UseTaskSetup<TSetup>());
    }

    /// <summary>Registers what runs after each task.</summary>
    /// <typeparam name="TTeardown">The type of the task teardown.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UseTaskTeardown<TTeardown>(this CakeHost host)
        where TTeardown : class, IFrostingTaskTeardown
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.ConfigureServices(services => services.UseTaskTeardown<TTeardown>());
    }

    /// <summary>Registers what a Cake module brings.</summary>
    /// <typeparam name="TModule">The type of the module.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UseModule<TModule>(this CakeHost host)
        where TModule : ICakeModule, new()
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.ConfigureServices(services => services.UseModule<TModule>());
    }

    /// <summary>Registers an installer of tool packages.</summary>
    /// <typeparam name="TPackageInstaller">The type of the installer.</typeparam>
    /// <param name="host">The host.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UsePackageInstaller<TPackageInstaller>(this CakeHost host)
        where TPackageInstaller : class, IPackageInstaller
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.ConfigureServices(services => services.UsePackageInstaller<TPackageInstaller>());
    }

    /// <summary>Asks for a tool that is installed before the first task.</summary>
    /// <param name="host">The host.</param>
    /// <param name="uri">The tool's package, for instance <c>dotnet:?package=GitVersion.Tool&amp;version=6.0.0</c>.</param>
    /// <returns>The same host.</returns>
    public static CakeHost InstallTool(this CakeHost host, Uri uri)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.ConfigureServices(services => services.UseTool(uri));
    }

    /// <summary>Sets the directory that the build works in, unless the command line names another.</summary>
    /// <param name="host">The host.</param>
    /// <param name="path">The directory, relative to the current one or absolute.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UseWorkingDirectory(this CakeHost host, DirectoryPath path)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.ConfigureServices(services => services.UseWorkingDirectory(path));
    }

    /// <summary>Sets a value of Cake's configuration, unless the environment or <c>cake.config</c> sets another.</summary>
    /// <param name="host">The host.</param>
    /// <param name="key">The configuration's key.</param>
    /// <param name="value">The value.</param>
    /// <returns>The same host.</returns>
    public static CakeHost UseCakeSetting(this CakeHost host, string key, string value)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.ConfigureServices(services => services.UseCakeSetting(key, value));
    }

    /// <summary>Sets the directory that tools are installed in.</summary>
    /// <param name="host">The host.</param>
    /// <param name="path">The directory.</param>
    /// <returns>The same host.</returns>
    public static CakeHost SetToolPath(this CakeHost host, DirectoryPath path)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.ConfigureServices(services => services.UseToolPath(path));
    }
}
