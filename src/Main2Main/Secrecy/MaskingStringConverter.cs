using System.Text.Json;
using System.Text.Json.Serialization;

namespace Main2Main.Secrecy;

/// <summary>Masks every text of an artifact before JSON escapes it, so that the artifact stays JSON whatever a secret holds.</summary>
internal sealed class MaskingStringConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(SecretDoor.Mask(value));

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WritePropertyName(SecretDoor.Mask(value));
}
