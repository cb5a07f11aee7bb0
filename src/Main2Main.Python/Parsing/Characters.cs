namespace Main2Main.Python.Parsing;

/// <summary>What ASCII characters can be part of.</summary>
internal static class Characters
{
    private static readonly bool[] NamePart = [.. Enumerable.Range(0, 128).Select(value => char.IsAsciiLetterOrDigit((char)value) || value == '_')];

    /// <summary>Whether a name can begin with it.</summary>
    /// <param name="character">The character.</param>
    /// <returns>True for ASCII letters and the underscore.</returns>
    public static bool IsNameStart(char character) => char.IsAsciiLetter(character) || character == '_';

    /// <summary>Whether a name can go on with it.</summary>
    /// <param name="character">The character.</param>
    /// <returns>True for ASCII letters, digits and the underscore.</returns>
    public static bool IsNamePart(char character) => character < NamePart.Length && NamePart[character];
}
