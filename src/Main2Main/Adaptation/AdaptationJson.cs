using System.Text.Json.Serialization;
using Main2Main.Json;
using Main2Main.Secrecy;

namespace Main2Main.Adaptation;

/// <summary>How the artifacts of this folder are written and read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    Converters = [typeof(MaskingStringConverter)])]
[JsonSerializable(typeof(AdaptationRequest))]
[JsonSerializable(typeof(AdaptationResult))]
[JsonSerializable(typeof(AdapterAnswer))]
[JsonSerializable(typeof(CopyProposals))]
internal sealed partial class AdaptationJson : JsonSerializerContext
{
    private static AdaptationJson? readable;

    /// <summary>The context that writes letters of all scripts as they are.</summary>
    public static AdaptationJson Readable => readable ??= new AdaptationJson(ArtifactText.Readable(Default.Options));
}
