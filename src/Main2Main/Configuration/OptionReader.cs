using System.Globalization;
using System.Text.Json.Nodes;

namespace Main2Main.Configuration;

/// <summary>Turns what was typed on the command line or set in the environment into settings.</summary>
internal static class OptionReader
{
    private static readonly IEnumerable<OptionDefinition> Read = OptionNames.All.Where(option => option.Name != OptionNames.Target);

    /// <summary>Reads the command line.</summary>
    /// <param name="request">What the shell handed over.</param>
    /// <returns>The strongest source.</returns>
    /// <exception cref="Main2MainException">An option has no value, several, or one of the wrong kind.</exception>
    public static SettingsLayer FromCommandLine(SettingsRequest request)
    {
        var values = new JsonObject();
        foreach (var option in Read)
        {
            string?[] written =
                [.. request.Options.Where(pair => pair.Key.Equals(option.Name, StringComparison.OrdinalIgnoreCase)).SelectMany(pair => pair.Value)];
            if (written.Length > 0)
            {
                values[option.Key] = OfCommandLine(option, written, request.WorkingDirectory);
            }
        }

        return new SettingsLayer(values, FailureKind.Usage, key => $"--{Named(key).Name}");
    }

    /// <summary>Reads the environment.</summary>
    /// <param name="request">What the shell handed over.</param>
    /// <returns>The source below the command line.</returns>
    /// <exception cref="Main2MainException">A variable's value is of the wrong kind.</exception>
    public static SettingsLayer FromEnvironment(SettingsRequest request)
    {
        var values = new JsonObject();
        foreach (var option in Read)
        {
            if (request.Environment.TryGetValue(option.EnvironmentVariable, out var written) && !string.IsNullOrWhiteSpace(written))
            {
                values[option.Key] = option.Kind is OptionKind.List
                    ? List(written.Split(option.Name == OptionNames.Suite ? ['\n', ','] : ['\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    : Single(option, option.EnvironmentVariable, written, request.WorkingDirectory);
            }
        }

        return new SettingsLayer(values, FailureKind.Usage, key => Named(key).EnvironmentVariable);
    }

    private static OptionDefinition Named(string key) => OptionNames.All.First(option => option.Key == key);

    private static JsonNode OfCommandLine(OptionDefinition option, string?[] written, string workingDirectory)
    {
        if (option.Kind is not OptionKind.Switch && written.Any(string.IsNullOrWhiteSpace))
        {
            throw Usage($"--{option.Name} has no value", $"write --{option.Name}=VALUE: {option.Description}");
        }

        if (option.Kind is OptionKind.List)
        {
            return List(written!);
        }

        string[] different = [.. written.Select(value => value ?? "true").Distinct()];
        return different is [var value]
            ? Single(option, $"--{option.Name}", value, workingDirectory)
            : throw Usage($"--{option.Name} is written with {different.Length} different values: {string.Join(", ", different)}", "keep the one that is meant");
    }

    private static JsonArray List(IEnumerable<string> values) => [.. values.Select(value => JsonValue.Create(value))];

    private static JsonNode Single(OptionDefinition option, string name, string value, string workingDirectory) => option.Kind switch
    {
        OptionKind.Path => Path.GetFullPath(value, workingDirectory),
        OptionKind.Number => Number(name, value),
        OptionKind.Switch => Switch(name, value),
        _ => value,
    };

    private static int Number(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1
            ? number
            : throw Usage($"{name} is '{value}', but a whole number from 1 was expected", $"write for example {name}=3");

    private static bool Switch(string name, string value) => value.Trim().ToUpperInvariant() switch
    {
        "TRUE" or "1" or "YES" or "ON" => true,
        "FALSE" or "0" or "NO" or "OFF" => false,
        _ => throw Usage($"{name} is '{value}', but true or false was expected", $"write {name}=true, or leave it out"),
    };

    private static Main2MainException Usage(string problem, string remedy) => new(FailureKind.Usage, problem, remedy);
}

/// <summary>What one source of settings says.</summary>
/// <param name="Values">Keys as in main2main.json; paths are absolute.</param>
/// <param name="Kind">Who has to act when a value is wrong.</param>
/// <param name="Describe">Names a key as its author wrote it, for messages.</param>
internal sealed record SettingsLayer(JsonObject Values, FailureKind Kind, Func<string, string> Describe);
