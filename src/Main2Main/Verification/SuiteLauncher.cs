using System.Globalization;
using Main2Main.Configuration;

namespace Main2Main.Verification;

/// <summary>Puts a suite's command into its launcher.</summary>
internal static class SuiteLauncher
{
    public static IReadOnlyList<string> Words(SuiteStart start, string? host)
    {
        if (host is null && start.Suite.Launcher.Any(word => word.Contains("{host}", StringComparison.Ordinal)))
        {
            throw new Main2MainException(
                FailureKind.Configuration, $"the suite '{start.Suite.Name}' is started on another machine, but none is named.",
                "name it under verification.host in main2main.json.");
        }

        (string Name, string? Value)[] names =
        [
            ("suite", start.Suite.Name),
            ("folder", start.Folder),
            ("deviceCount", start.Suite.Devices.ToString(CultureInfo.InvariantCulture)),
            ("devices", string.Join(',', start.Devices)),
            ("host", host),
            ("shell", ShellLine(start)),
        ];
        return [.. start.Suite.Launcher.SelectMany(word => word == LauncherTemplates.CommandWord ? start.Command : [Placeholders.Fill(word, names)])];
    }

    /// <summary>One shell line that goes to the downstream's folder, sets the suite's variables and runs it.</summary>
    public static string ShellLine(SuiteStart start)
    {
        var variables = start.Configured.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={Value(start, pair)}").ToList();
        IReadOnlyList<string> words = variables.Count == 0 ? start.Command : ["env", .. variables, .. start.Command];
        return $"cd {ShellWords.Join([start.Folder])} && {Witness(start)}exec {ShellWords.Join(words)}";
    }

    private static string Value(SuiteStart start, KeyValuePair<string, string> variable) =>
        variable.Key == SuiteStart.PythonPath && start.Witness is not null ? start.WitnessFirst(variable.Value) : variable.Value;

    /// <summary>
    /// The other machine's own PYTHONPATH stays behind the witness; where the workspace is not shared, its folder is not there and nothing is seen.
    /// </summary>
    private static string Witness(SuiteStart start)
    {
        const string Name = SuiteStart.PythonPath;
        return start.Witness is not { } folder || start.Configured.ContainsKey(Name) ? string.Empty
            : $"export {Name}={ShellWords.Join([folder])}\"${{{Name}:+:${Name}}}\" && ";
    }
}
