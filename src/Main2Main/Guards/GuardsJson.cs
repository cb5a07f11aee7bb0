using System.Text.Json.Serialization;
using Main2Main.Json;
using Main2Main.Secrecy;

namespace Main2Main.Guards;

/// <summary>How the artifacts of this folder are written and read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    Converters = [typeof(MaskingStringConverter)])]
[JsonSerializable(typeof(GuardReport))]
internal sealed partial class GuardsJson : JsonSerializerContext
{
    private static GuardsJson? readable;

    /// <summary>The context that writes letters of all scripts as they are.</summary>
    public static GuardsJson Readable => readable ??= new GuardsJson(ArtifactText.Readable(Default.Options));
}
