using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting;
using Main2Main.Configuration;
using Main2Main.Frosting.CiSystems;
using Main2Main.Frosting.CommandLine;
using Main2Main.Frosting.Serving;
using Main2Main.Untrusted;
using Microsoft.Extensions.DependencyInjection;

namespace Main2Main.Frosting;

/// <summary>A Frosting host with the tasks of this package. A host of your own calls it in place of <c>new CakeHost()</c>.</summary>
public static class SyncHost
{
    /// <summary>Switches of Cake itself, which take no part in the check for mistyped options.</summary>
    private static readonly string[] CakeSwitches =
    [
        "working", "verbosity", "description", "descriptions", "showdescription", "showdescriptions", "tree", "showtree", "dryrun", "noop", "whatif",
        "exclusive", "version", "ver", "info", "help",
    ];

    private static readonly string[] Pages = [nameof(Default), nameof(Help), nameof(Completion)];

    /// <summary>Runs the host.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="configure">Adds services, assemblies or a lifetime of your own.</param>
    /// <param name="ownOptions">Options that your own tasks read.</param>
    /// <returns>The exit code, see <see cref="ExitCodes"/>.</returns>
    public static int Run(IReadOnlyList<string> arguments, Action<CakeHost>? configure = null, params IReadOnlyList<string> ownOptions)
    {
        arguments = [.. WithTarget(TargetWord.Rewrite(arguments))];
        using var protocol = ProtocolOutput.TakeFor(arguments);
        using var door = ConsoleDoor.Install();
        Colors.Choose(Option(arguments, OptionNames.Color));
        HeadStart.Begin(arguments);
        if ((FindMistyped(arguments, ownOptions) ?? (configure is null ? TargetWord.FindMistyped(arguments) : null)) is { } complaint)
        {
            Console.Error.WriteLine(Colors.Bad(ConsoleText.Shown($"Error: {complaint}")));
            return ExitCodes.Error;
        }

        ContinueCommand.TakeLauncher();
        if (IsQuiet(arguments))
        {
            // Cake then says nothing of tasks; what a target prints as its result stays.
            arguments = [.. arguments, "--verbosity=quiet"];
        }

        using var document = DocumentOutput.Keep(arguments);
        if (!EventStream.IsAskedFor(arguments))
        {
            return Run(arguments, configure, events: null);
        }

        var output = Console.Out;
        using var events = new EventStream(output);
        Console.SetOut(events);
        try
        {
            var code = Run(arguments, configure, events);
            events.End(code);
            return code;
        }
        finally
        {
            Console.SetOut(output);
        }
    }

    private static int Run(IReadOnlyList<string> arguments, Action<CakeHost>? configure, EventStream? events)
    {
        var outcome = new InvocationOutcome();
        using var interruption = new Interruption();
        interruption.Listen();
        var host = new CakeHost()
            .AddAssembly(typeof(SyncHost).Assembly)
            .ConfigureServices(services =>
            {
                _ = services.AddSingleton(outcome).AddSingleton(interruption).AddSingleton(provider => Strategies.Create(provider, events));
                if (events is not null)
                {
                    var log = new EventLog(events);
                    _ = services.AddSingleton<ICakeLog>(log).AddSingleton<ICakeReportPrinter>(log);
                }
                else
                {
                    _ = services.AddSingleton<ICakeLog>(_ => new CleanLog(new HouseLog())).AddSingleton<IConsole, PlainConsole>()
                        .AddSingleton<ICakeReportPrinter>(
                            provider => new HousePrinter(
                                new CakeReportPrinter(provider.GetRequiredService<IConsole>(), provider.GetRequiredService<ICakeContext>()),
                                provider.GetRequiredService<ICakeLog>()));
                }
            })
            .UseContext<SyncContext>();
        configure?.Invoke(host);
        var code = host.Run(arguments);
        LiveBlock.Shared.End();
        if (outcome.Conclusion is { } conclusion && IsQuiet(arguments))
        {
            Console.Out.WriteLine(ConsoleText.Shown(conclusion));
        }

        if (outcome.Notice is { } notice)
        {
            Console.Out.Write(ConsoleText.Shown(notice));
        }

        return code == 0 ? ExitCodes.For(outcome.Value) : ExitCodes.Error;
    }

    /// <summary>Whether nothing but a result is to be printed: where it is asked for, and where the result is a page or a script.</summary>
    private static bool IsQuiet(IReadOnlyList<string> arguments)
    {
        var targets = TargetWord.Targets(arguments).ToList();
        return Option(arguments, OptionNames.Quiet) is "" or "true" || (Option(arguments, OptionNames.Quiet) is null && Environment.GetEnvironmentVariable("MAIN2MAIN_QUIET") is "true" or "1")
            || (!arguments.Any(IsVerbosity) && targets.TrueForAll(target => Pages.Contains(target, StringComparer.OrdinalIgnoreCase)));
    }

    private static bool IsVerbosity(string argument) =>
        argument is "-v" || argument.StartsWith("--verbosity", StringComparison.Ordinal) || argument.StartsWith("-v=", StringComparison.Ordinal);

    /// <summary>The last value of an option that is written with the sign of equality; empty for one without a value.</summary>
    private static string? Option(IReadOnlyList<string> arguments, string name) => arguments.TakeWhile(argument => argument != "--")
        .Where(argument => argument.Equals($"--{name}", StringComparison.OrdinalIgnoreCase) || argument.StartsWith($"--{name}=", StringComparison.OrdinalIgnoreCase))
        .Select(argument => argument.Length > name.Length + 2 ? argument[(name.Length + 3)..] : string.Empty).LastOrDefault();

    /// <summary>MAIN2MAIN_TARGET stands in for a target that the command line does not name.</summary>
    private static IEnumerable<string> WithTarget(IReadOnlyList<string> arguments)
    {
        var named = arguments.Any(argument => argument is "-t" or "--target" or "--Target" || argument.StartsWith("-t=", StringComparison.Ordinal)
            || argument.StartsWith("--target=", StringComparison.OrdinalIgnoreCase));
        return !named && Environment.GetEnvironmentVariable("MAIN2MAIN_TARGET") is { Length: > 0 } target ? ["--target", target, .. arguments] : arguments;
    }

    private static string? FindMistyped(IReadOnlyList<string> arguments, IReadOnlyList<string> ownOptions)
    {
        var names = arguments.TakeWhile(argument => argument != "--")
            .Where(argument => argument.StartsWith("--", StringComparison.Ordinal))
            .Select(argument => argument[2..].Split('=', ':')[0]);
        var unknown = OptionNames.FindUnknown(names, [.. CakeSwitches, .. ownOptions]);
        return unknown.Count == 0
            ? null
            : $"there is no option {string.Join(", ", unknown.Select(option => $"--{option.Name}{(option.Nearest is { } nearest ? $" (did you mean --{nearest}?)" : string.Empty)}"))}.{Environment.NewLine}" +
              "  What to do: correct it; --help lists the targets and options.";
    }
}
