using System.Reflection;
using Cake.Cli;
using Cake.Frosting.Internal;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console.Cli;

namespace Cake.Frosting;

/// <summary>A build that is a program of its own: finds its tasks, reads the command line and runs them on Cake's engine.</summary>
public sealed class CakeHost
{
    private readonly ServiceCollection _services = DefaultServices.Create();
    private readonly List<Assembly> _assemblies = [];

    /// <summary>Creates a host whose tasks are the public ones of the program's own assembly.</summary>
    public CakeHost()
    {
        if (Assembly.GetEntryAssembly() is { } program)
        {
            _assemblies.Add(program);
        }
    }

    /// <summary>Creates a host whose tasks are the public ones of the program's own assembly.</summary>
    /// <returns>The host.</returns>
    public static CakeHost Create() => new();

    /// <summary>Adds the public tasks of another assembly.</summary>
    /// <param name="assembly">The assembly. Adding one twice fails the run, for its tasks would have the same names.</param>
    /// <returns>The same host.</returns>
    public CakeHost AddAssembly(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        _assemblies.Add(assembly);
        return this;
    }

    /// <summary>Registers services: tasks get them, and each other's parts, through their constructors.</summary>
    /// <param name="services">What registers the services.</param>
    /// <returns>The same host.</returns>
    public CakeHost ConfigureServices(Action<IServiceCollection> services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services(_services);
        return this;
    }

    /// <summary>Runs the targets of a command line.</summary>
    /// <param name="args">The command line's words.</param>
    /// <returns>The exit code: 0 for success, -1 for a command line that cannot be read, otherwise 1 or the code that the failure carries.</returns>
    public int Run(IEnumerable<string> args)
    {
        ArgumentNullException.ThrowIfNull(args);
        foreach (var task in _assemblies.SelectMany(TaskType.In))
        {
            _services.AddSingleton(typeof(IFrostingTask), task);
        }

        var registrar = new TypeRegistrar();
        registrar.RegisterInstance(typeof(IServiceCollection), _services);
        var application = new CommandApp<DefaultCommand>(registrar);
        application.Configure(configuration => configuration
            .AddExample()
            .AddExample("--verbosity", "quiet")
            .AddExample("--tree"));
        return application.Run(args);
    }
}
