using System.Text;

namespace Main2Main.Verification.Logs;

/// <summary>A log's bytes as UTF-8 or another encoding that holds ASCII; a log in UTF-16, as PowerShell writes it, is converted on the way.</summary>
/// <param name="stream">The log; stays open.</param>
internal sealed class LogBytes(Stream stream)
{
    private const int HeadBytes = 1024;
    private const int FewestPairs = 4;
    private const int LeastShare = 8;

    private readonly byte[] raw = new byte[HeadBytes];
    private readonly char[] letters = new char[HeadBytes];
    private Decoder? decoder;
    private Encoder? encoder;
    private int head = -1;
    private int headRead;

    /// <summary>Reads on.</summary>
    /// <param name="buffer">Takes the bytes; at least 4 KiB.</param>
    /// <returns>How many there are; 0 at the end.</returns>
    public int Read(byte[] buffer)
    {
        if (head < 0)
        {
            Begin();
        }

        return decoder is null ? ReadPlain(buffer) : ReadConverted(buffer);
    }

    private void Begin()
    {
        head = 0;
        while (head < HeadBytes && stream.Read(raw, head, HeadBytes - head) is > 0 and var count)
        {
            head += count;
        }

        if (EncodingOf(raw.AsSpan(0, head)) is { } encoding)
        {
            (decoder, encoder) = (encoding.GetDecoder(), Encoding.UTF8.GetEncoder());
        }
    }

    // Small letters, blanks and ends of lines have a zero before or behind them, which they have in no other encoding.
    private static UnicodeEncoding? EncodingOf(ReadOnlySpan<byte> bytes)
    {
        var pairs = bytes.Length / 2;
        var (little, big) = (0, 0);
        for (var index = 0; index < pairs * 2; index += 2)
        {
            little += bytes[index + 1] == 0 && IsCommon(bytes[index]) ? 1 : 0;
            big += bytes[index] == 0 && IsCommon(bytes[index + 1]) ? 1 : 0;
        }

        // A mark alone may be two odd bytes of another encoding.
        var isMarked = bytes.StartsWith<byte>([0xFF, 0xFE]) ? little > big : bytes.StartsWith<byte>([0xFE, 0xFF]) && big > little;
        var isText = isMarked
            || (pairs >= FewestPairs && Math.Max(little, big) * LeastShare > pairs && Math.Min(little, big) * LeastShare < Math.Max(little, big));
        return isText ? new UnicodeEncoding(bigEndian: big > little, byteOrderMark: isMarked) : null;
    }

    private static bool IsCommon(byte letter) => letter is (byte)' ' or (byte)'\n' or (>= (byte)'a' and <= (byte)'z');

    private int ReadPlain(byte[] buffer)
    {
        if (headRead == head)
        {
            return stream.Read(buffer, 0, buffer.Length);
        }

        var count = Math.Min(head - headRead, buffer.Length);
        raw.AsSpan(headRead, count).CopyTo(buffer);
        headRead += count;
        return count;
    }

    private int ReadConverted(byte[] buffer)
    {
        while (true)
        {
            var count = headRead < head ? head - headRead : stream.Read(raw, 0, raw.Length);
            var isEnd = count == 0;
            var length = decoder!.GetChars(raw.AsSpan(headRead < head ? headRead : 0, count), letters, flush: isEnd);
            headRead = head;
            var written = encoder!.GetBytes(letters.AsSpan(0, length), buffer, flush: isEnd);
            if (written > 0 || isEnd)
            {
                return written;
            }
        }
    }
}
