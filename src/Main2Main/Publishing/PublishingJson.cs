using System.Text.Json.Serialization;
using Main2Main.Json;
using Main2Main.Secrecy;

namespace Main2Main.Publishing;

/// <summary>How the artifacts of this folder are written and read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    Converters = [typeof(MaskingStringConverter)])]
[JsonSerializable(typeof(FinalStatus))]
[JsonSerializable(typeof(Publication))]
internal sealed partial class PublishingJson : JsonSerializerContext
{
    private static PublishingJson? readable;

    /// <summary>The context that writes letters of all scripts as they are.</summary>
    public static PublishingJson Readable => readable ??= new PublishingJson(ArtifactText.Readable(Default.Options));
}
