using System.Text.Json.Nodes;

namespace Main2Main.Frosting.Tests.Fixtures;

/// <summary>Shell scripts as CI suites of a pair.</summary>
internal static class SuiteScript
{
    public static JsonObject Suite(string name, string script) => new() { ["name"] = name, ["command"] = new JsonArray("/bin/sh", "-c", script) };

    /// <summary>Changes the pair's configuration and commits it.</summary>
    public static void Configure(this Pair pair, Action<JsonObject> change)
    {
        var configuration = JsonNode.Parse(File.ReadAllText(Path.Combine(pair.Downstream, "main2main.json")))!.AsObject();
        change(configuration);
        Pair.Commit(pair.Downstream, "Configuration", ("main2main.json", configuration.ToJsonString()));
        pair.BeginHere();
    }

    public static void ConfigureSuites(this Pair pair, params JsonObject[] suites) => pair.Configure(configuration =>
    {
        configuration["adapter"] = "none";
        configuration["suites"] = new JsonArray([.. suites.Cast<JsonNode>()]);
    });

    /// <summary>The processes of this machine whose command line holds a text.</summary>
    public static string[] ProcessesWith(string text) =>
        [.. Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)).Where(folder => HoldsText(folder, text))];

    private static bool HoldsText(string process, string text)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Replace('\0', ' ').Contains(text, StringComparison.Ordinal)
                && !File.ReadAllText(Path.Combine(process, "stat")).Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
