using System.Text.Json.Serialization;
using Main2Main.Json;
using Main2Main.Secrecy;

namespace Main2Main.Fleets;

/// <summary>How fleet.json is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n", RespectNullableAnnotations = true, Converters = [typeof(MaskingStringConverter)])]
[JsonSerializable(typeof(FleetReport))]
internal sealed partial class FleetJson : JsonSerializerContext
{
    private static FleetJson? readable;

    /// <summary>The context that writes letters of all scripts as they are.</summary>
    public static FleetJson Readable => readable ??= new FleetJson(ArtifactText.Readable(Default.Options));
}
