using System.Reflection;
using Cake.Frosting;
using Main2Main.Configuration;

namespace Main2Main.Frosting.CommandLine;

/// <summary>Reads which target is meant: <c>Sync</c> and <c>sync</c> are <c>--target=Sync</c>, and a mistyped one gets the nearest name.</summary>
internal static class TargetWord
{
    private static readonly string[] Switches = ["-t", "--target"];

    // Read once: looking through the types takes time at each start.
    private static readonly List<string> Known =
        [.. new[] { typeof(SyncHost).Assembly, Assembly.GetEntryAssembly() }.OfType<Assembly>().Distinct().SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IFrostingTask)))
            .Select(type => type.GetCustomAttribute<TaskNameAttribute>(inherit: false)?.Name ?? type.Name)];

    /// <summary>Rewrites a command line to what Cake reads.</summary>
    /// <param name="arguments">The command line.</param>
    /// <returns>The same with the targets as options, in their own spelling.</returns>
    public static IReadOnlyList<string> Rewrite(IReadOnlyList<string> arguments)
    {
        var words = arguments.TakeWhile(argument => !argument.StartsWith('-')).ToList();
        if (words.Count > 0 && words.TrueForAll(word => Spelled(word) is not null || words.Count == 1))
        {
            arguments = [.. words.Select(word => $"--target={Spelled(word) ?? word}"), .. arguments.Skip(words.Count)];
        }

        if (arguments.TakeWhile(argument => argument != "--").Any(argument => argument is "--help" or "-h" or "-?"))
        {
            arguments = HelpOf(arguments);
        }

        return [.. arguments.Select(argument => Named(argument) is { } written && Spelled(written) is { } name ? $"--target={name}" : argument)];
    }

    /// <summary>Finds a target that does not exist.</summary>
    /// <param name="arguments">The command line as Cake reads it.</param>
    /// <returns>What to tell; null when all exist.</returns>
    public static string? FindMistyped(IReadOnlyList<string> arguments)
    {
        var wrong = Targets(arguments).FirstOrDefault(target => Spelled(target) is null);
        return wrong is null
            ? null
            : $"there is no target {wrong}{(NearestName.Of(wrong, Known) is { } nearest ? $" (did you mean {nearest}?)" : string.Empty)}.{Environment.NewLine}" +
              "  What to do: correct it; --help lists the targets.";
    }

    /// <summary>The targets that a command line names.</summary>
    /// <param name="arguments">The command line.</param>
    /// <returns>Their names as written.</returns>
    public static IEnumerable<string> Targets(IReadOnlyList<string> arguments)
    {
        for (var index = 0; index < arguments.Count && arguments[index] != "--"; index++)
        {
            if (Named(arguments[index]) is { } name)
            {
                yield return name;
            }
            else if (Switches.Contains(arguments[index], StringComparer.OrdinalIgnoreCase) && index + 1 < arguments.Count)
            {
                yield return arguments[index + 1];
            }
        }
    }

    // The help of a target that is named is that target's.
    private static List<string> HelpOf(IReadOnlyList<string> arguments)
    {
        var kept = arguments.Where(argument => argument is not ("--help" or "-h" or "-?")).ToList();
        var about = Targets(kept).FirstOrDefault();
        var others = kept.Where(argument => Named(argument) is null && argument != about && !Switches.Contains(argument));
        return [$"--target={nameof(Help)}", .. about is null or nameof(Help) ? (string[])[] : [$"--{OptionNames.For}={about}"], .. others];
    }

    private static string? Named(string argument) => Switches
        .Where(name => argument.StartsWith(name + "=", StringComparison.OrdinalIgnoreCase)).Select(name => argument[(name.Length + 1)..]).FirstOrDefault();

    private static string? Spelled(string written) => Known.Find(name => name.Equals(written, StringComparison.OrdinalIgnoreCase));
}
