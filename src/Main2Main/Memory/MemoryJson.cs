using System.Text.Json.Serialization;
using Main2Main.Json;
using Main2Main.Secrecy;

namespace Main2Main.Memory;

/// <summary>How the artifacts of this folder are written and read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    Converters = [typeof(MaskingStringConverter)])]
[JsonSerializable(typeof(SuiteMemory))]
[JsonSerializable(typeof(CaseMemory))]
[JsonSerializable(typeof(Lesson))]
[JsonSerializable(typeof(RunRecord))]
[JsonSerializable(typeof(MemoryReport))]
internal sealed partial class MemoryJson : JsonSerializerContext
{
    private static MemoryJson? readable;

    /// <summary>The context that writes letters of all scripts as they are.</summary>
    public static MemoryJson Readable => readable ??= new MemoryJson(ArtifactText.Readable(Default.Options));
}
