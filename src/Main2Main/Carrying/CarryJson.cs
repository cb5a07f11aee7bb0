using System.Text.Json.Serialization;
using Main2Main.Json;
using Main2Main.Secrecy;
using Main2Main.Workspace;

namespace Main2Main.Carrying;

/// <summary>How carry.json is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n", RespectNullableAnnotations = true, Converters = [typeof(MaskingStringConverter)])]
[JsonSerializable(typeof(CarryState))]
internal sealed partial class CarryJson : JsonSerializerContext
{
    private static CarryJson? readable;

    private static CarryJson Readable => readable ??= new CarryJson(ArtifactText.Readable(Default.Options));

    /// <summary>Reads what was carried.</summary>
    public static CarryState? TryRead(WorkspaceFolder workspace) => ArtifactFile.TryRead(workspace.Carry, Readable.CarryState);

    /// <summary>Writes what was carried.</summary>
    public static void Write(WorkspaceFolder workspace, CarryState state) => ArtifactFile.Write(workspace.Carry, state, Readable.CarryState);
}
