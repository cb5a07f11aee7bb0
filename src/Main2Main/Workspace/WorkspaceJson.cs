using System.Text.Json.Serialization;
using Main2Main.Json;
using Main2Main.Secrecy;

namespace Main2Main.Workspace;

/// <summary>How the artifacts of this folder are written and read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    Converters = [typeof(MaskingStringConverter)])]
[JsonSerializable(typeof(StepPlan))]
[JsonSerializable(typeof(RunState))]
[JsonSerializable(typeof(LockOwner))]
internal sealed partial class WorkspaceJson : JsonSerializerContext
{
    private static WorkspaceJson? readable;

    /// <summary>The context that writes letters of all scripts as they are.</summary>
    public static WorkspaceJson Readable => readable ??= new WorkspaceJson(ArtifactText.Readable(Default.Options));
}
