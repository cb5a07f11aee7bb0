using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Main2Main.Python.Parsing;

/// <summary>Turns the bytes of a file into text as PEP 263 says.</summary>
internal static class SourceDecoder
{
    /// <summary>Decodes a file. The text is followed by a NUL, which it does not hold otherwise.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="text">The buffer; a larger one replaces it when it is too small.</param>
    /// <returns>How many characters the text has.</returns>
    /// <exception cref="SourceException">The bytes are not what the declared encoding allows.</exception>
    public static int Decode(ReadOnlySpan<byte> source, ref char[] text)
    {
        source = source.StartsWith(Encoding.UTF8.Preamble) ? source[3..] : source;
        if (source.IndexOf((byte)0) is var zero and >= 0)
        {
            throw new SourceException(LineAt(source, zero), "the file holds a NUL byte");
        }

        if (text.Length <= source.Length)
        {
            text = new char[Math.Max(source.Length + 1, text.Length * 2)];
        }

        var length = DeclaredEncoding(source) is { } declared ? DecodeDeclared(source, declared, text) : DecodeUtf8(source, text);
        text[length] = '\0';
        return length;
    }

    private static int DecodeUtf8(ReadOnlySpan<byte> source, char[] text)
    {
        var status = Utf8.ToUtf16(source, text, out var read, out var written, replaceInvalidSequences: false);
        return status == OperationStatus.Done ? written : throw new SourceException(LineAt(source, read), "the bytes are not UTF-8");
    }

    private static int DecodeDeclared(ReadOnlySpan<byte> source, string name, char[] text)
    {
        var normalized = name.ToLowerInvariant().Replace('_', '-');
        switch (normalized)
        {
            case "utf-8" or "utf8" or "utf-8-sig" or "ascii" or "us-ascii":
                return DecodeUtf8(source, text);
            case "latin-1" or "latin1" or "iso-8859-1" or "iso8859-1" or "l1" or "iso-latin-1":
                return Encoding.Latin1.GetChars(source, text);
            default:
                try
                {
                    var encoding = CodePagesEncodingProvider.Instance.GetEncoding(normalized, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                        ?? Encoding.GetEncoding(normalized, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
                    return encoding.GetChars(source, text);
                }
                catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
                {
                    throw new SourceException(1, $"the encoding '{name}' is not known, or its bytes are not");
                }
        }
    }

    private static string? DeclaredEncoding(ReadOnlySpan<byte> source)
    {
        for (var line = 0; line < 2 && !source.IsEmpty; line++)
        {
            var end = source.IndexOfAny((byte)'\n', (byte)'\r');
            var found = EncodingIn(end < 0 ? source : source[..end], out var onlyComment);
            if (found is not null || !onlyComment || end < 0)
            {
                return found;
            }

            source = source[(end + (source[end..].StartsWith("\r\n"u8) ? 2 : 1))..];
        }

        return null;
    }

    private static string? EncodingIn(ReadOnlySpan<byte> line, out bool onlyComment)
    {
        line = line.TrimStart(" \t\f"u8);
        onlyComment = line.IsEmpty || line[0] == '#';
        var at = onlyComment ? line.IndexOf("coding"u8) : -1;
        if (at < 0 || at + 6 >= line.Length || line[at + 6] is not ((byte)':' or (byte)'='))
        {
            return null;
        }

        var name = line[(at + 7)..].TrimStart(" \t"u8);
        var length = 0;
        while (length < name.Length && (char.IsAsciiLetterOrDigit((char)name[length]) || name[length] is (byte)'-' or (byte)'_' or (byte)'.'))
        {
            length++;
        }

        return length == 0 ? null : Encoding.ASCII.GetString(name[..length]);
    }

    private static int LineAt(ReadOnlySpan<byte> source, int offset) => source[..offset].Count((byte)'\n') + 1;
}
