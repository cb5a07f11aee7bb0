using System.Text.Json.Serialization;
using Main2Main.Json;
using Main2Main.Secrecy;

namespace Main2Main.Rollbacks;

/// <summary>How rollback.json is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n", RespectNullableAnnotations = true, Converters = [typeof(MaskingStringConverter)])]
[JsonSerializable(typeof(RollbackReport))]
internal sealed partial class RollbackJson : JsonSerializerContext
{
    private static RollbackJson? readable;

    /// <summary>The context that writes letters of all scripts as they are.</summary>
    public static RollbackJson Readable => readable ??= new RollbackJson(ArtifactText.Readable(Default.Options));
}
