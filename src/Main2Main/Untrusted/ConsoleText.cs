using System.Globalization;
using System.Text;
using Main2Main.Secrecy;

namespace Main2Main.Untrusted;

/// <summary>Shows control characters instead of sending them: those that move a cursor, write a clipboard or turn the reading direction.</summary>
public static class ConsoleText
{
    /// <summary>The text as a terminal may get it, without secrets.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text; line breaks and tabs stay.</returns>
    public static string Shown(string? text) => Of(SecretDoor.Mask(text ?? string.Empty));

    /// <summary>The text with control characters as <c>\x1b</c> and <c>\u202e</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The same object where there is none; line breaks and tabs stay.</returns>
    public static string Of(string text)
    {
        var first = text.AsSpan().IndexOfAny(Acting);
        if (first < 0)
        {
            return text;
        }

        var shown = new StringBuilder(text.Length + 16).Append(text, 0, first);
        for (var at = first; at < text.Length; at++)
        {
            // A Windows line end is a line end.
            var isLineEnd = text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n';
            _ = isLineEnd ? shown
                : !Acting.Contains(text[at]) ? shown.Append(text[at])
                : text[at] < 0x100 ? shown.Append(CultureInfo.InvariantCulture, $"\\x{(int)text[at]:x2}")
                : shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[at]:x4}");
        }

        return shown.ToString();
    }

    private static readonly System.Buffers.SearchValues<char> Acting = System.Buffers.SearchValues.Create(
    [
        .. Enumerable.Range(0, 0x20).Where(code => code is not ('\n' or '\t')).Select(code => (char)code),
        .. Enumerable.Range(0x7f, 0x21).Select(code => (char)code),
        '\u061c', '\u200e', '\u200f', '\u2028', '\u2029', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069', '\ufff9',
        '\ufffa', '\ufffb',
    ]);
}
