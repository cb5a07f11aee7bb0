using System.Text.Json.Serialization;
using Main2Main.Impact;
using Main2Main.Json;
using Main2Main.Lanes;
using Main2Main.Secrecy;

namespace Main2Main.Serving;

/// <summary>How answers are written: as artifacts are, secrets masked, but in few lines.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(MaskingStringConverter), typeof(SnakeCaseEnumConverter<ImpactSeverity>), typeof(SnakeCaseEnumConverter<ImpactUsage>),
        typeof(SnakeCaseEnumConverter<GuardNeed>), typeof(SnakeCaseEnumConverter<CheckRule>)])]
[JsonSerializable(typeof(FindingsAnswer))]
[JsonSerializable(typeof(ContractAnswer))]
[JsonSerializable(typeof(UsersAnswer))]
[JsonSerializable(typeof(LogAnswer))]
[JsonSerializable(typeof(CheckAnswer))]
[JsonSerializable(typeof(DiffAnswer))]
public sealed partial class ServingJson : JsonSerializerContext
{
    private static ServingJson? readable;

    /// <summary>The context that writes letters of all scripts as they are.</summary>
    public static ServingJson Readable => readable ??= new ServingJson(ArtifactText.Readable(Default.Options));
}
