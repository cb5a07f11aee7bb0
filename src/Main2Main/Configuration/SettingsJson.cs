using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Main2Main.Configuration;

/// <summary>Settings as JSON, by generated code: reflection would cost more than all other work of a short target.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SyncSettings))]
internal sealed partial class SettingsJson : JsonSerializerContext
{
    private static readonly SyncSettings Engine = new()
    {
        Profile = Configuration.Profile.None,
        Workspace = string.Empty,
        Layout = new LayoutSettings { UpstreamPackage = string.Empty, DownstreamPackage = string.Empty },
    };

    /// <summary>
    /// Makes settings of merged keys. Generated code gives init-only properties no default of their own, so the records'
    /// defaults are laid under the keys first, at every depth; what the records require and the keys lack is empty.
    /// </summary>
    /// <param name="merged">Keys as in main2main.json, which fit its schema.</param>
    /// <returns>The settings.</returns>
    public static SyncSettings Read(JsonObject merged)
    {
        var complete = SettingsLayers.Merge(Write(Engine, Default.SyncSettings), merged);
        complete["suites"] = Suites(complete["suites"]!.AsArray());
        complete["suiteGenerations"] = Completed(
            complete["suiteGenerations"]!.AsArray(), () => Write(new SuiteGeneration { Name = string.Empty }, Default.SuiteGeneration));
        foreach (var generation in complete["suiteGenerations"]!.AsArray())
        {
            generation!["suites"] = Suites(generation["suites"]!.AsArray());
        }

        if (complete["versionGuard"] is JsonObject guard)
        {
            complete["versionGuard"] = SettingsLayers.Merge(Write(new VersionGuardSettings { Function = string.Empty }, Default.VersionGuardSettings), guard);
        }

        return complete.Deserialize(Default.SyncSettings)!;
    }

    private static JsonArray Suites(JsonArray written)
    {
        var suites = Completed(written, () => Write(new SuiteSettings { Name = string.Empty, Command = [] }, Default.SuiteSettings));
        foreach (var suite in suites.Where(suite => suite!["cases"] is JsonObject))
        {
            suite!["cases"] = SettingsLayers.Merge(Write(new SuiteCases { File = string.Empty }, Default.SuiteCases), suite["cases"]!.AsObject());
        }

        return suites;
    }

    private static JsonArray Completed(JsonArray written, Func<JsonObject> defaults) =>
        new([.. written.Select(item => SettingsLayers.Merge(defaults(), item!.AsObject()))]);

    private static JsonObject Write<T>(T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        JsonSerializer.SerializeToNode(value, type)!.AsObject();
}
