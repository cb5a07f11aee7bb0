using System.Globalization;
using System.Text;

namespace Main2Main.Python.Parsing;

/// <summary>The values of string literals.</summary>
internal static class StringLiteral
{
    /// <summary>The value of a string token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="source">The file's text.</param>
    /// <returns>The value. Escapes of lone surrogates and unknown character names stay as they are written.</returns>
    public static ReadOnlySpan<char> Value(in Token token, char[] source)
    {
        var content = StringShape.Content(token, source);
        var escapes = StringShape.IsRaw(token) ? content.Contains('\r') : content.ContainsAny('\\', '\r');
        return escapes ? Unescape(content, StringShape.IsRaw(token)) : content;
    }

    /// <summary>The token after a formatted string.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="start">Its first token.</param>
    /// <returns>The index.</returns>
    public static int EndOfFormatted(TokenList tokens, int start)
    {
        var depth = 0;
        do
        {
            depth += tokens.Items[start].Kind switch { TokenKind.FormattedStart => 1, TokenKind.FormattedEnd => -1, _ => 0 };
            start++;
        }
        while (depth > 0);
        return start;
    }

    private static string Unescape(ReadOnlySpan<char> content, bool raw)
    {
        var value = new StringBuilder(content.Length);
        for (var index = 0; index < content.Length; index++)
        {
            if (content[index] == '\r')
            {
                index += index + 1 < content.Length && content[index + 1] == '\n' ? 1 : 0;
                _ = value.Append('\n');
            }
            else if (content[index] == '\\' && !raw && index + 1 < content.Length)
            {
                index += AppendEscape(value, content[index..]) - 1;
            }
            else
            {
                _ = value.Append(content[index]);
            }
        }

        return value.ToString();
    }

    private static int AppendEscape(StringBuilder value, ReadOnlySpan<char> rest)
    {
        switch (rest[1])
        {
            case '\n':
                return 2;
            case '\r':
                return rest.Length > 2 && rest[2] == '\n' ? 3 : 2;
            case 'x':
                return AppendCode(value, rest, 2);
            case 'u':
                return AppendCode(value, rest, 4);
            case 'U':
                return AppendCode(value, rest, 8);
            case >= '0' and <= '7':
                return AppendOctal(value, rest);
            default:
                var simple = "abfnrtv\\'\"".IndexOf(rest[1], StringComparison.Ordinal);
                _ = simple < 0 ? value.Append(rest[..2]) : value.Append("\a\b\f\n\r\t\v\\'\""[simple]);
                return 2;
        }
    }

    private static int AppendCode(StringBuilder value, ReadOnlySpan<char> rest, int digits)
    {
        if (rest.Length < digits + 2 || !uint.TryParse(rest.Slice(2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || !Rune.IsValid(code))
        {
            _ = value.Append(rest[..2]);
            return 2;
        }

        _ = value.Append(new Rune(code).ToString());
        return digits + 2;
    }

    private static int AppendOctal(StringBuilder value, ReadOnlySpan<char> rest)
    {
        var (code, length) = (0, 1);
        while (length < Math.Min(4, rest.Length) && rest[length] is >= '0' and <= '7')
        {
            code = (code * 8) + rest[length++] - '0';
        }

        _ = value.Append((char)code);
        return length;
    }
}
