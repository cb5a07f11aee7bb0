using System.Text.Json.Serialization;
using Main2Main.Json;
using Main2Main.Secrecy;

namespace Main2Main.Bisection;

/// <summary>How the artifacts of this folder are written and read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    Converters = [typeof(MaskingStringConverter)])]
[JsonSerializable(typeof(BisectQuestion))]
[JsonSerializable(typeof(BisectReport))]
[JsonSerializable(typeof(BisectState))]
internal sealed partial class BisectionJson : JsonSerializerContext
{
    private static BisectionJson? readable;

    /// <summary>The context that writes letters of all scripts as they are.</summary>
    public static BisectionJson Readable => readable ??= new BisectionJson(ArtifactText.Readable(Default.Options));
}
