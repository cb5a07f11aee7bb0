using System.Text.Json.Serialization;

namespace Main2Main.Memory;

/// <summary>How passes.json is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n", RespectNullableAnnotations = true)]
[JsonSerializable(typeof(PassBook))]
internal sealed partial class PassJson : JsonSerializerContext
{
    /// <summary>The context.</summary>
    public static PassJson Readable => Default;
}
