namespace Main2Main.Python.Parsing;

/// <summary>Writes expressions in one way, whatever way they were written: one line, fixed spaces, single quotes, no trailing commas.</summary>
/// <param name="names">Where texts are kept.</param>
/// <param name="tokens">The tokens.</param>
internal sealed class SourceText(NamePool names, TokenList tokens)
{
    private const int Longest = 240;

    private char[] buffer = new char[1024];
    private int length;

    /// <summary>The text of some tokens.</summary>
    /// <param name="source">The file's text.</param>
    /// <param name="start">The first token.</param>
    /// <param name="end">The token after the last.</param>
    /// <returns>The text.</returns>
    public string Of(char[] source, int start, int end)
    {
        if (end == start + 1 && tokens.Items[start] is { Kind: TokenKind.Name or >= Keywords.First } word)
        {
            return names[word.Value];
        }

        length = 0;
        Write(source, start, end, int.MaxValue);
        return names.Intern(buffer.AsSpan(0, length));
    }

    /// <summary>The text of some tokens; of a long one the beginning and a hash.</summary>
    /// <param name="source">The file's text.</param>
    /// <param name="start">The first token.</param>
    /// <param name="end">The token after the last.</param>
    /// <returns>The text.</returns>
    public string Short(char[] source, int start, int end)
    {
        length = 0;
        Write(source, start, end, Longest);
        if (length <= Longest)
        {
            return names.Intern(buffer.AsSpan(0, length));
        }

        var hash = 0u;
        foreach (var token in tokens.Hashes.AsSpan(start, end - start))
        {
            hash = token == 0 ? hash : TextHash.Combine(hash, token);
        }

        return $"{buffer.AsSpan(0, Longest)}...{hash:x8}";
    }

    private void Write(char[] source, int start, int end, int limit)
    {
        var brackets = 0UL;
        for (var index = start; index < end && length <= limit; index++)
        {
            ref readonly var token = ref tokens.Items[index];
            if (token.Kind == TokenKind.Comma && tokens.Hashes[index] == 0)
            {
                continue;
            }

            if (index > start && NeedsSpace(start, index, (brackets & 1) == 1))
            {
                Append(" ");
            }

            brackets = token.Kind switch
            {
                TokenKind.LeftBracket => (brackets << 1) | 1,
                TokenKind.LeftParenthesis or TokenKind.LeftBrace => brackets << 1,
                TokenKind.RightBracket or TokenKind.RightParenthesis or TokenKind.RightBrace => brackets >> 1,
                _ => brackets,
            };
            index = WriteToken(source, index, token);
        }
    }

    private int WriteToken(char[] source, int index, in Token token)
    {
        switch (token.Kind)
        {
            case TokenKind.String:
                Append(PythonText.Quote(StringLiteral.Value(token, source)));
                return index;
            case TokenKind.FormattedStart:
                var end = StringLiteral.EndOfFormatted(tokens, index);
                Append(source.AsSpan(token.Start, tokens.Items[end - 1].End - token.Start));
                return end - 1;
            default:
                Append(token.Kind == TokenKind.Name ? names[token.Value] : source.AsSpan(token.Start, token.Length));
                return index;
        }
    }

    private bool NeedsSpace(int start, int index, bool inBrackets)
    {
        var (left, right) = (tokens.Items[index - 1].Kind, tokens.Items[index].Kind);
        if (left == TokenKind.Comma && tokens.Hashes[index - 1] == 0)
        {
            return false;
        }

        return (left, right) switch
        {
            (TokenKind.LeftParenthesis or TokenKind.LeftBracket or TokenKind.LeftBrace or TokenKind.Tilde, _) => false,
            (_, TokenKind.RightParenthesis or TokenKind.RightBracket or TokenKind.RightBrace or TokenKind.Comma or TokenKind.Colon) => false,
            (TokenKind.Comma, _) => true,
            (TokenKind.Colon, _) => !inBrackets,
            (TokenKind.Dot, _) => false,
            (_, TokenKind.Dot) => left is TokenKind.Number or >= Keywords.First,
            (TokenKind.Assign, _) or (_, TokenKind.Assign) => false,
            (_, TokenKind.LeftParenthesis or TokenKind.LeftBracket) => !EndsOperand(left),
            (TokenKind.Plus or TokenKind.Minus or TokenKind.Star or TokenKind.DoubleStar, _) => index - 1 > start && EndsOperand(tokens.Items[index - 2].Kind),
            _ => true,
        };
    }

    private static bool EndsOperand(TokenKind kind) => kind is
        TokenKind.Name or TokenKind.Number or TokenKind.String or TokenKind.Bytes or TokenKind.FormattedEnd or TokenKind.Ellipsis or
        TokenKind.RightParenthesis or TokenKind.RightBracket or TokenKind.RightBrace or TokenKind.None or TokenKind.True or TokenKind.False;

    private void Append(ReadOnlySpan<char> text)
    {
        while (length + text.Length > buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        text.CopyTo(buffer.AsSpan(length));
        length += text.Length;
    }
}
