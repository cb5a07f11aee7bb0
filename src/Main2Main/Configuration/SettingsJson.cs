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
        var suites = complete["suites"]!.AsArray().Select(suite =>
            SettingsLayers.Merge(Write(new SuiteSettings { Name = string.Empty, Command = [] }, Default.SuiteSettings), suite!.AsObject()));
        complete["suites"] = new JsonArray([.. suites]);
        if (complete["versionGuard"] is JsonObject guard)
        {
            complete["versionGuard"] = SettingsLayers.Merge(Write(new VersionGuardSettings { Function = string.Empty }, Default.VersionGuardSettings), guard);
        }

        return complete.Deserialize(Default.SyncSettings)!;
    }

    private static JsonObject Write<T>(T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        JsonSerializer.SerializeToNode(value, type)!.AsObject();
}
