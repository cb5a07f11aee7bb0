using System.Text.Json.Serialization;
using Main2Main.Json;
using Main2Main.Secrecy;

namespace Main2Main.Verification;

/// <summary>How the artifacts of this folder are written and read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    Converters = [typeof(MaskingStringConverter)])]
[JsonSerializable(typeof(CiSummary))]
[JsonSerializable(typeof(RoundResult))]
[JsonSerializable(typeof(PreparedState))]
internal sealed partial class VerificationJson : JsonSerializerContext
{
    private static VerificationJson? readable;

    /// <summary>The context that writes letters of all scripts as they are.</summary>
    public static VerificationJson Readable => readable ??= new VerificationJson(ArtifactText.Readable(Default.Options));
}
