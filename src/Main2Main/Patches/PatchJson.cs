using System.Text.Json.Serialization;
using Main2Main.Json;
using Main2Main.Secrecy;

namespace Main2Main.Patches;

/// <summary>How patches.json is written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    Converters = [typeof(MaskingStringConverter)])]
[JsonSerializable(typeof(PatchReport))]
internal sealed partial class PatchJson : JsonSerializerContext
{
    private static PatchJson? readable;

    /// <summary>The context that writes letters of all scripts as they are.</summary>
    public static PatchJson Readable => readable ??= new PatchJson(ArtifactText.Readable(Default.Options));
}
