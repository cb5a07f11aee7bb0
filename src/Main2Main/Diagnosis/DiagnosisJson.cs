using System.Text.Json.Serialization;
using Main2Main.Diagnosis.Baselines;
using Main2Main.Json;
using Main2Main.Secrecy;

namespace Main2Main.Diagnosis;

/// <summary>How the artifacts of this folder are written and read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    Converters = [typeof(MaskingStringConverter)])]
[JsonSerializable(typeof(RoundAnalysis))]
[JsonSerializable(typeof(FailureSummary))]
[JsonSerializable(typeof(BaselineReport))]
internal sealed partial class DiagnosisJson : JsonSerializerContext
{
    private static DiagnosisJson? readable;

    /// <summary>The context that writes letters of all scripts as they are.</summary>
    public static DiagnosisJson Readable => readable ??= new DiagnosisJson(ArtifactText.Readable(Default.Options));
}
