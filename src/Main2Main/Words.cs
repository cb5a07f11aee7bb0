using System.Text.Json;

namespace Main2Main;

/// <summary>Enumeration values as people and programs read them.</summary>
public static class Words
{
    /// <summary>A value as a <c>snake_case</c> word, the form that artifacts and reports share.</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The word.</returns>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
