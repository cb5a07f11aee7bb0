namespace Main2Main.Python.Parsing;

/// <summary>Where the content of a string token is, packed into <see cref="Token.Value"/>.</summary>
internal static class StringShape
{
    /// <summary>Packs a shape.</summary>
    /// <param name="prefix">The length of the prefix.</param>
    /// <param name="quotes">1 or 3.</param>
    /// <param name="raw">Whether backslashes stand for themselves.</param>
    /// <returns>The shape.</returns>
    public static int Pack(int prefix, int quotes, bool raw) => prefix | (quotes << 4) | (raw ? 0x100 : 0);

    /// <summary>Whether backslashes stand for themselves.</summary>
    /// <param name="token">A string token.</param>
    /// <returns>True when they do.</returns>
    public static bool IsRaw(in Token token) => (token.Value & 0x100) != 0;

    /// <summary>The content between the quotes.</summary>
    /// <param name="token">A string token.</param>
    /// <param name="text">The file's text.</param>
    /// <returns>The content, escapes as written.</returns>
    public static ReadOnlySpan<char> Content(in Token token, char[] text)
    {
        var (prefix, quotes) = (token.Value & 0xf, (token.Value >> 4) & 0xf);
        return text.AsSpan(token.Start + prefix + quotes, token.Length - prefix - (2 * quotes));
    }
}
