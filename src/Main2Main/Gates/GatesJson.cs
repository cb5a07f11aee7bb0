using System.Text.Json.Serialization;
using Main2Main.Json;
using Main2Main.Secrecy;

namespace Main2Main.Gates;

/// <summary>How the artifacts of this folder are written and read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    Converters = [typeof(MaskingStringConverter)])]
[JsonSerializable(typeof(PreCiReport))]
internal sealed partial class GatesJson : JsonSerializerContext
{
    private static GatesJson? readable;

    /// <summary>The context that writes letters of all scripts as they are.</summary>
    public static GatesJson Readable => readable ??= new GatesJson(ArtifactText.Readable(Default.Options));
}
