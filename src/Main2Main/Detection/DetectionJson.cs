using System.Text.Json.Serialization;
using Main2Main.Json;
using Main2Main.Secrecy;

namespace Main2Main.Detection;

/// <summary>How the artifacts of this folder are written and read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    Converters = [typeof(MaskingStringConverter)])]
[JsonSerializable(typeof(DriftDetection))]
internal sealed partial class DetectionJson : JsonSerializerContext
{
    private static DetectionJson? readable;

    /// <summary>The context that writes letters of all scripts as they are.</summary>
    public static DetectionJson Readable => readable ??= new DetectionJson(ArtifactText.Readable(Default.Options));
}
