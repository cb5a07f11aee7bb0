using System.Net;
using System.Security;
using System.Text;
using System.Text.Encodings.Web;

namespace Main2Main.Secrecy;

/// <summary>The forms in which one value may stand in a text: as it is, escaped, URL-encoded, as base64 wherever in a text it begins, as hex.</summary>
internal static class SecretForms
{
    private const int ShortestEncoded = 8;
    private const int ShortestLine = 16;
    private static readonly int[] WrappedAt = [64, 76];

    /// <summary>Lists them.</summary>
    /// <param name="value">The value.</param>
    /// <returns>Each once; the longest are tried first by whoever looks.</returns>
    public static IEnumerable<string> Of(string value) =>
        All(value.Trim()).Distinct(StringComparer.Ordinal).Where(form => form.Length >= SecretValues.Shortest);

    private static IEnumerable<string> All(string value)
    {
        var lines = value.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        IEnumerable<string> plain = lines.Length == 1
            ? [value]
            : lines.Where(line => line.Length >= ShortestLine && !line.StartsWith("-----", StringComparison.Ordinal));
        return [.. plain.SelectMany(Escaped), .. lines.Length == 1 ? [] : Escaped(value).Where(form => !form.Contains('\n')), .. Encoded(value)];
    }

    private static IEnumerable<string> Escaped(string value)
    {
        yield return value;
        yield return JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value);
        yield return JavaScriptEncoder.Default.Encode(value);
        yield return value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)
            .Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        yield return value.Replace("'", "'\\''", StringComparison.Ordinal);
        yield return value.Replace("'", "'\"'\"'", StringComparison.Ordinal);
        yield return SecurityElement.Escape(value)!;
        yield return WebUtility.HtmlEncode(value);
        foreach (var url in new[] { Uri.EscapeDataString(value), WebUtility.UrlEncode(value), Uri.EscapeDataString(value).Replace("%2F", "/", StringComparison.Ordinal) })
        {
            yield return url;
            yield return Lower(url);
        }

        if (!Ascii.IsValid(value))
        {
            // A stream is searched byte by byte.
            yield return Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(value));
        }
    }

    private static IEnumerable<string> Encoded(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        if (bytes.Length < ShortestEncoded)
        {
            return [];
        }

        var hex = Convert.ToHexStringLower(bytes);
        IEnumerable<string> base64 = [.. Enumerable.Range(0, 3).Select(offset => Base64(bytes, offset)),
            .. WrappedAt.SelectMany(width => Wrapped(bytes, width))];
        return [hex, hex.ToUpperInvariant(),
            .. base64.SelectMany(text => (string[])[text, text.Replace('+', '-').Replace('/', '_'), Uri.EscapeDataString(text)])];
    }

    /// <summary>What the value's base64 always holds where that many bytes stand before it in a group of three, whatever stands around.</summary>
    private static string Base64(byte[] value, int offset)
    {
        var text = Convert.ToBase64String([.. new byte[offset], .. value]).TrimEnd('=');
        var first = offset switch { 0 => 0, 1 => 2, _ => 3 };

        // The last letter holds bits of what follows, unless the groups end with the value.
        return text[first..((offset + value.Length) % 3 == 0 ? text.Length : text.Length - 1)];
    }

    private static IEnumerable<string> Wrapped(byte[] value, int width) => Convert.ToBase64String(value) is { Length: var length } text && length > width
        ? text.Chunk(width).Select(line => new string(line)).Where(line => line.Length >= ShortestLine)
        : [];

    private static string Lower(string url) => string.Create(url.Length, url, (target, source) =>
    {
        source.CopyTo(target);
        for (var at = 0; at + 2 < target.Length; at++)
        {
            if (target[at] == '%')
            {
                (target[at + 1], target[at + 2]) = (char.ToLowerInvariant(target[at + 1]), char.ToLowerInvariant(target[at + 2]));
                at += 2;
            }
        }
    });
}
