using System.Text.Json.Serialization;
using Main2Main.Json;
using Main2Main.Secrecy;

namespace Main2Main.Precedents;

/// <summary>How recipes are written: as all artifacts are.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n", RespectNullableAnnotations = true, Converters = [typeof(MaskingStringConverter)])]
[JsonSerializable(typeof(Recipe))]
internal sealed partial class RecipeJson : JsonSerializerContext
{
    private static RecipeJson? readable;

    /// <summary>The context that writes letters of all scripts as they are.</summary>
    public static RecipeJson Readable => readable ??= new RecipeJson(ArtifactText.Readable(Default.Options));
}
