using System.Text.Json.Serialization;
using Main2Main.Json;
using Main2Main.Secrecy;
using Main2Main.Workspace;

namespace Main2Main.Cadence;

/// <summary>Reads and writes cadence.json. It stays when a new run begins.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n", RespectNullableAnnotations = true, Converters = [typeof(MaskingStringConverter)])]
[JsonSerializable(typeof(CadenceState))]
[JsonSerializable(typeof(ChangeNotice))]
internal sealed partial class CadenceFile : JsonSerializerContext
{
    private static CadenceFile? readable;

    /// <summary>The context that writes letters of all scripts as they are.</summary>
    public static CadenceFile Readable => readable ??= new CadenceFile(ArtifactText.Readable(Default.Options));

    /// <summary>Reads it; nothing is known before the first run.</summary>
    public static CadenceState Read(WorkspaceFolder workspace) => ArtifactFile.TryRead(workspace.Cadence, Readable.CadenceState) ?? new CadenceState();

    /// <summary>Writes it.</summary>
    public static void Write(WorkspaceFolder workspace, CadenceState state) => ArtifactFile.Write(workspace.Cadence, state, Readable.CadenceState);
}
