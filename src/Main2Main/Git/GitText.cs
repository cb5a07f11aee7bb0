using System.Text;
using System.Text.Unicode;

namespace Main2Main.Git;

/// <summary>Reads the texts that git prints.</summary>
public static class GitText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Splits NUL-separated output into paths or fields.</summary>
    /// <param name="output">The output of a <c>-z</c> command.</param>
    /// <param name="before">How many bytes stand before the path in each field.</param>
    /// <returns>The fields without empty ones; of one with a tab, as <c>ls-tree</c> prints them, what is behind it is the path.</returns>
    public static IReadOnlyList<string> SplitByNul(ReadOnlySpan<byte> output, int before = 0)
    {
        var fields = new List<string>();
        foreach (var range in output.Split((byte)0))
        {
            if (!output[range].IsEmpty)
            {
                fields.Add(DecodeField(output[range], before));
            }
        }

        return fields;
    }

    /// <summary>Whether a path is text, which the file system takes as it is; other names are for git alone.</summary>
    /// <param name="path">A path that <see cref="DecodePath"/> gave.</param>
    /// <returns>Whether its bytes are UTF-8.</returns>
    public static bool IsText(string path) => path is not ['"', .., '"'];

    /// <summary>
    /// A path as text: UTF-8 where it is and has no quotes around it, else quoted with octal escapes as git quotes it, so that nothing is lost.
    /// </summary>
    /// <param name="path">The path's bytes.</param>
    /// <returns>The text.</returns>
    public static string DecodePath(ReadOnlySpan<byte> path)
    {
        try
        {
            // A name with quotes around it is quoted too, so that no other name reads like it.
            var text = Strict.GetString(path);
            return text is ['"', .., '"'] ? Quote(path) : text;
        }
        catch (DecoderFallbackException)
        {
            return Quote(path);
        }
    }

    /// <summary>The bytes of a path that <see cref="DecodePath"/> gave.</summary>
    /// <param name="path">The text.</param>
    /// <returns>The path as git holds it.</returns>
    public static byte[] EncodePath(string path) =>
        path is ['"', .., '"'] && Unquote(path) is { } bytes ? bytes : Encoding.UTF8.GetBytes(path);

    /// <summary>The path alone is quoted: whoever takes the field apart finds its other parts where they always are.</summary>
    private static string DecodeField(ReadOnlySpan<byte> field, int before)
    {
        var start = before > 0 ? Math.Min(before, field.Length) : field.IndexOf((byte)'\t') + 1;
        var words = field[..start];
        return (Utf8.IsValid(words) ? Encoding.UTF8 : Encoding.Latin1).GetString(words) + DecodePath(field[start..]);
    }

    private static byte[]? Unquote(string quoted)
    {
        var bytes = new List<byte>(quoted.Length);
        for (var at = 1; at < quoted.Length - 1; at++)
        {
            if (!char.IsAscii(quoted[at]))
            {
                return null;
            }

            if (quoted[at] != '\\')
            {
                bytes.Add((byte)quoted[at]);
            }
            else if (quoted[at + 1] is '"' or '\\')
            {
                bytes.Add((byte)quoted[++at]);
            }
            else if (at + 3 < quoted.Length - 1 && quoted.AsSpan(at + 1, 3).IndexOfAnyExceptInRange('0', '7') < 0)
            {
                bytes.Add((byte)Convert.ToInt32(quoted.Substring(at + 1, 3), 8));
                at += 3;
            }
            else
            {
                return null;
            }
        }

        return [.. bytes];
    }

    private static string Quote(ReadOnlySpan<byte> path)
    {
        var quoted = new StringBuilder("\"");
        foreach (var value in path)
        {
            _ = value switch
            {
                (byte)'"' or (byte)'\\' => quoted.Append('\\').Append((char)value),
                >= 0x20 and < 0x7f => quoted.Append((char)value),
                _ => quoted.Append('\\').Append(Convert.ToString(value, 8).PadLeft(3, '0')),
            };
        }

        return quoted.Append('"').ToString();
    }
}
