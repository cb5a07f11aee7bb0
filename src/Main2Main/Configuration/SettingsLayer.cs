using System.Text.Json.Nodes;

namespace Main2Main.Configuration;

/// <summary>What one source of settings says.</summary>
/// <param name="Values">Keys as in main2main.json; paths are absolute.</param>
/// <param name="Kind">Who has to act when a value is wrong.</param>
/// <param name="Describe">Names a key as its author wrote it, for messages.</param>
internal sealed record SettingsLayer(JsonObject Values, FailureKind Kind, Func<string, string> Describe);
