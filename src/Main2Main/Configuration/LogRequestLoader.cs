using System.Globalization;
using System.Text.Json.Nodes;

namespace Main2Main.Configuration;

/// <summary>Reads what is asked of a log's summary. Neither repositories nor a run are needed; a configuration is read where one is named.</summary>
public static class LogRequestLoader
{
    /// <summary>Reads the request.</summary>
    /// <param name="request">What the shell handed over.</param>
    /// <returns>The request; paths absolute, not looked at.</returns>
    /// <exception cref="Main2MainException">No log is named, or the configuration that is named is wrong.</exception>
    public static LogRequest Load(SettingsRequest request)
    {
        var shell = new SettingsLayers(OptionReader.FromCommandLine(request), OptionReader.FromEnvironment(request));
        return new LogRequest
        {
            Log = shell.Text(OptionNames.Log) ?? throw new Main2MainException(
                FailureKind.Usage,
                "no log is named",
                $"give --{OptionNames.Log}=FILE; --{OptionNames.ExitCode}=CODE, --{OptionNames.JUnit}=FILE and --{OptionNames.Out}=FILE may stand beside it"),
            ExitCode = ExitCodeOf(shell),
            JUnit = shell.Text(OptionNames.JUnit),
            Out = shell.Text(OptionNames.Out),
            EnvironmentFlakes = Flakes(request, shell),
        };
    }

    // A shell's codes may be negative, as Python tells of signals.
    private static int? ExitCodeOf(SettingsLayers shell)
    {
        if (shell.Text("exitCode") is not { } text)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code)
            ? code
            : throw new Main2MainException(
                FailureKind.Usage,
                $"'{text}' is no exit code",
                $"give --{OptionNames.ExitCode}= the whole number that the program ended with, for example 1 or 137.");
    }

    private static IReadOnlyList<string> Flakes(SettingsRequest request, SettingsLayers shell)
    {
        if (shell.Text(OptionNames.Downstream) is not null)
        {
            return SettingsLoader.Load(request).Verification.EnvironmentFlakes;
        }

        var patterns = SettingsLoader.NamedFile(shell)?.Values["verification"]?["environmentFlakes"] as JsonArray;
        return [.. (patterns ?? []).Select(pattern => pattern!.GetValue<string>())];
    }
}
