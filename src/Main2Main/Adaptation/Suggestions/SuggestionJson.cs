using System.Text.Json.Serialization;
using Main2Main.Json;
using Main2Main.Secrecy;

namespace Main2Main.Adaptation.Suggestions;

/// <summary>How suggest.json is written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    NewLine = "\n",
    RespectNullableAnnotations = true,
    Converters = [typeof(MaskingStringConverter)])]
[JsonSerializable(typeof(SuggestionReport))]
internal sealed partial class SuggestionJson : JsonSerializerContext
{
    private static SuggestionJson? readable;

    /// <summary>The context that writes letters of all scripts as they are.</summary>
    public static SuggestionJson Readable => readable ??= new SuggestionJson(ArtifactText.Readable(Default.Options));
}
