using System.Text.Json.Serialization;
using Main2Main.Json;
using Main2Main.Secrecy;

namespace Main2Main.Impact;

/// <summary>How the artifacts of this folder are written and read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    Converters = [typeof(MaskingStringConverter)])]
[JsonSerializable(typeof(ImpactReport))]
internal sealed partial class ImpactJson : JsonSerializerContext
{
    private static ImpactJson? readable;

    /// <summary>The context that writes letters of all scripts as they are.</summary>
    public static ImpactJson Readable => readable ??= new ImpactJson(ArtifactText.Readable(Default.Options));
}
