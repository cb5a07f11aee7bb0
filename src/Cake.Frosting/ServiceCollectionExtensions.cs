using Cake.Core.Composition;
using Cake.Core.IO;
using Cake.Core.Packaging;
using Cake.Frosting.Internal;
using Microsoft.Extensions.DependencyInjection;

namespace Cake.Frosting;

/// <summary>Registers the parts of a host in its services. Where only one of a kind is used, the last one registered counts.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Registers the context that tasks receive.</summary>
    /// <typeparam name="TContext">The type of the context.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseContext<TContext>(this IServiceCollection services)
        where TContext : class, IFrostingContext
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddSingleton<IFrostingContext, TContext>();
    }

    /// <summary>Registers what runs before the first and after the last task; one instance serves both.</summary>
    /// <typeparam name="TLifetime">The type of the lifetime.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseLifetime<TLifetime>(this IServiceCollection services)
        where TLifetime : class, IFrostingLifetime
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton<TLifetime>();
        services.AddSingleton<IFrostingSetup>(provider => provider.GetRequiredService<TLifetime>());
        return services.AddSingleton<IFrostingTeardown>(provider => provider.GetRequiredService<TLifetime>());
    }

    /// <summary>Registers what runs before the first task.</summary>
    /// <typeparam name="TSetup">The type of the setup.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseSetup<TSetup>(this IServiceCollection services)
        where TSetup : class, IFrostingSetup
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddSingleton<IFrostingSetup, TSetup>();
    }

    /// <summary>Registers what runs after the last task.</summary>
    /// <typeparam name="TTeardown">The type of the teardown.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseTeardown<TTeardown>(this IServiceCollection services)
        where TTeardown : class, IFrostingTeardown
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddSingleton<IFrostingTeardown, TTeardown>();
    }

    /// <summary>Registers what runs before and after each task; one instance serves both.</summary>
    /// <typeparam name="TLifetime">The type of the lifetime.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseTaskLifetime<TLifetime>(this IServiceCollection services)
        where TLifetime : class, IFrostingTaskLifetime
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton<TLifetime>();
        services.AddSingleton<IFrostingTaskSetup>(provider => provider.GetRequiredService<TLifetime>());
        return services.AddSingleton<IFrostingTaskTeardown>(provider => provider.GetRequiredService<TLifetime>());
    }

    /// <summary>Registers what runs before each task.</summary>
    /// <typeparam name="TSetup">The type of the task setup.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseTaskSetup<TSetup>(this IServiceCollection services)
        where TSetup : class, IFrostingTaskSetup
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddSingleton<IFrostingTaskSetup, TSetup>();
    }

    /// <summary>Registers what runs after each task.</summary>
    /// <typeparam name="TTeardown">The type of the task teardown.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseTaskTeardown<TTeardown>(this IServiceCollection services)
        where TTeardown : class, IFrostingTaskTeardown
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddSingleton<IFrostingTaskTeardown, TTeardown>();
    }

    /// <summary>Registers what a Cake module brings.</summary>
    /// <typeparam name="TModule">The type of the module.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseModule<TModule>(this IServiceCollection services)
        where TModule : ICakeModule, new()
    {
        ArgumentNullException.ThrowIfNull(services);
        return Cli.ServiceCollectionExtensions.UseModule(services, new TModule());
    }

    /// <summary>Registers an installer of tool packages.</summary>
    /// <typeparam name="TPackageInstaller">The type of the installer.</typeparam>
    /// <param name="services">The services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UsePackageInstaller<TPackageInstaller>(this IServiceCollection services)
        where TPackageInstaller : class, IPackageInstaller
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddSingleton<IPackageInstaller, TPackageInstaller>();
    }

    /// <summary>Asks for a tool that is installed before the first task.</summary>
    /// <param name="services">The services.</param>
    /// <param name="uri">The tool's package, for instance <c>dotnet:?package=GitVersion.Tool&amp;version=6.0.0</c>.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseTool(this IServiceCollection services, Uri uri)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.AddSingleton(new PackageReference(uri));
    }

    /// <summary>Sets the directory that the build works in, unless the command line names another.</summary>
    /// <param name="services">The services.</param>
    /// <param name="path">The directory, relative to the current one or absolute.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseWorkingDirectory(this IServiceCollection services, DirectoryPath path)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(path);
        return services.AddSingleton(new WorkingDirectory(path));
    }

    /// <summary>Sets a value of Cake's configuration, unless the environment or <c>cake.config</c> sets another.</summary>
    /// <param name="services">The services.</param>
    /// <param name="key">The configuration's key.</param>
    /// <param name="value">The value.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseCakeSetting(this IServiceCollection services, string key, string value)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(key);
        return services.AddSingleton(new CakeSetting(key, value));
    }

    /// <summary>Sets the directory that tools are installed in.</summary>
    /// <param name="services">The services.</param>
    /// <param name="toolPath">The directory.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection UseToolPath(this IServiceCollection services, DirectoryPath toolPath)
    {
        ArgumentNullException.ThrowIfNull(toolPath);
        return services.UseCakeSetting("Paths_Tools", toolPath.FullPath);
    }
}
