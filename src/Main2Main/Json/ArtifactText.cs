using System.Text.Encodings.Web;
using System.Text.Json;

namespace Main2Main.Json;

/// <summary>What the JSON of all artifacts has in common beside what their contexts say.</summary>
internal static class ArtifactText
{
    /// <summary>Options that write letters of all scripts as they are.</summary>
    /// <param name="options">The context's options.</param>
    public static JsonSerializerOptions Readable(JsonSerializerOptions options) => new(options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
