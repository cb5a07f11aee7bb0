using System.Text;

namespace Main2Main.Git;

/// <summary>Reads the texts that git prints.</summary>
public static class GitText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Splits NUL-separated output into paths or fields.</summary>
    /// <param name="output">The output of a <c>-z</c> command.</param>
    /// <returns>The fields without empty ones.</returns>
    public static IReadOnlyList<string> SplitByNul(ReadOnlySpan<byte> output)
    {
        var fields = new List<string>();
        foreach (var range in output.Split((byte)0))
        {
            if (!output[range].IsEmpty)
            {
                fields.Add(DecodePath(output[range]));
            }
        }

        return fields;
    }

    /// <summary>A path as text: UTF-8 where it is, else quoted with octal escapes as git quotes it, so that nothing is lost.</summary>
    /// <param name="path">The path's bytes.</param>
    /// <returns>The text.</returns>
    public static string DecodePath(ReadOnlySpan<byte> path)
    {
        try
        {
            return Strict.GetString(path);
        }
        catch (DecoderFallbackException)
        {
            return Quote(path);
        }
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
