namespace Main2Main.Secrecy;

/// <summary>Private keys as PEM writes them, over several lines or with <c>\n</c> in the place of line ends.</summary>
internal static class KeyForm
{
    /// <summary>Where one begins.</summary>
    public const string Beginning = "-----BEGIN ";

    private const string Dashes = "-----";
    private const string End = "-----END ";
    private const int LongestTitle = 64;
    private const int Most = 16384;
    private const int LeastOfARun = 8;
    private const int LeastOfALine = 24;

    /// <summary>Looks for a key.</summary>
    /// <param name="rest">The text from <see cref="Beginning"/> on.</param>
    /// <param name="final">Whether no more text follows.</param>
    /// <returns>What is there; its first line stays.</returns>
    public static SecretMatch At(ReadOnlySpan<char> rest, bool final)
    {
        var title = rest[Beginning.Length..Math.Min(rest.Length, Beginning.Length + LongestTitle)];
        var closed = title.IndexOf(Dashes);
        if (closed < 0)
        {
            return title.Length < LongestTitle && !final ? SecretMatch.Unfinished : SecretMatch.None;
        }

        if (!title[..closed].Contains("PRIVATE KEY", StringComparison.Ordinal))
        {
            return SecretMatch.None;
        }

        var start = Beginning.Length + closed + Dashes.Length;
        var body = rest[start..Math.Min(rest.Length, start + Most)];
        var end = body.IndexOf(Dashes);
        var isOpen = !final && body.Length < Most && (end < 0 || body.Length < end + End.Length);
        if (isOpen)
        {
            return SecretMatch.Unfinished;
        }

        var length = end >= 0 && body[end..].StartsWith(End) ? end : Lines(end < 0 ? body : body[..end]);
        return length == 0 ? SecretMatch.None : new SecretMatch(start, start + length, IsUnfinished: false, IsKey: true);
    }

    /// <summary>Masks the lines of a key; what stands around them, signs of a patch or of a log, stays.</summary>
    /// <param name="key">The key without its first and last line.</param>
    /// <param name="mask">What is shown in the place of each line.</param>
    /// <returns>As many lines.</returns>
    public static string Masked(ReadOnlySpan<char> key, string mask)
    {
        var masked = new System.Text.StringBuilder();
        for (var at = 0; at < key.Length;)
        {
            var run = Run(key[at..]);
            _ = run >= LeastOfARun ? masked.Append(mask) : masked.Append(key.Slice(at, Math.Max(run, 1)));
            at += Math.Max(run, 1);

            // The letter behind a backslash is a sign of its own.
            if (at < key.Length && key[at - 1] == '\\')
            {
                _ = masked.Append(key[at++]);
            }
        }

        return masked.ToString();
    }

    private static int Run(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '+' or '/' or '='))
        {
            length++;
        }

        return length;
    }

    /// <summary>How much of a text reads as lines of a key, where nothing says where it ends.</summary>
    private static int Lines(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length;)
        {
            var next = text[at..].IndexOf('\n');
            var line = next < 0 ? text[at..] : text.Slice(at, next);
            if (next >= 0 && !line.IsWhiteSpace() && Longest(line) < LeastOfALine)
            {
                return at;
            }

            at = next < 0 ? text.Length : at + next + 1;
        }

        return text.Length;
    }

    private static int Longest(ReadOnlySpan<char> line)
    {
        var longest = 0;
        for (var at = 0; at < line.Length;)
        {
            var run = Run(line[at..]);
            longest = Math.Max(longest, run);
            at += Math.Max(run, 1);
        }

        return longest;
    }
}
