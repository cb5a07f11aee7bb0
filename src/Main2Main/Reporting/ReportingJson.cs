using System.Text.Json.Serialization;
using Main2Main.Json;
using Main2Main.Secrecy;

namespace Main2Main.Reporting;

/// <summary>How the artifacts of this folder are written and read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    Converters = [typeof(MaskingStringConverter)])]
[JsonSerializable(typeof(FinalReport))]
internal sealed partial class ReportingJson : JsonSerializerContext
{
    private static ReportingJson? readable;

    /// <summary>The context that writes letters of all scripts as they are.</summary>
    public static ReportingJson Readable => readable ??= new ReportingJson(ArtifactText.Readable(Default.Options));
}
