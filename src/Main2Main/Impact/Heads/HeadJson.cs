using System.Text.Json.Serialization;
using Main2Main.Json;
using Main2Main.Secrecy;

namespace Main2Main.Impact.Heads;

/// <summary>How heads.json is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n", RespectNullableAnnotations = true, Converters = [typeof(MaskingStringConverter)])]
[JsonSerializable(typeof(HeadReport))]
internal sealed partial class HeadJson : JsonSerializerContext
{
    private static HeadJson? readable;

    /// <summary>The context that writes letters of all scripts as they are.</summary>
    public static HeadJson Readable => readable ??= new HeadJson(ArtifactText.Readable(Default.Options));
}
