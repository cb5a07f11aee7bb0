using System.Text.Json;
using System.Text.Json.Serialization;

namespace Main2Main.Json;

/// <summary>Enumeration values as <c>snake_case</c> words.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal sealed class SnakeCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
