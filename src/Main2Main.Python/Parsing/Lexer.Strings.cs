namespace Main2Main.Python.Parsing;

/// <content>Strings, and formatted strings as PEP 701 nests them.</content>
internal sealed partial class Lexer
{
    private bool TryReadPrefixed(int start)
    {
        var (formatted, bytes, raw, other) = (false, false, false, false);
        foreach (var character in text.AsSpan(start, position - start))
        {
            switch (character | 0x20)
            {
                case 'r' when !raw:
                    raw = true;
                    break;
                case 'b' when !bytes:
                    bytes = true;
                    break;
                case 'f' or 't' when !formatted:
                    formatted = true;
                    break;
                case 'u' when position - start == 1:
                    break;
                default:
                    other = true;
                    break;
            }
        }

        if (other || (formatted && bytes))
        {
            return false;
        }

        ReadString(start, formatted, bytes, raw);
        return true;
    }

    private void ReadString(int start, bool formatted, bool bytes, bool raw)
    {
        var prefix = position - start;
        var quote = text[position];
        var quotes = text[position + 1] == quote && text[position + 2] == quote ? 3 : 1;
        position += quotes;
        if (formatted)
        {
            ReadFormatted(start, quote, quotes, raw);
            return;
        }

        var content = position;
        var first = line;
        SkipContent(quote, quotes);
        var token = new Token(bytes ? TokenKind.Bytes : TokenKind.String, start, position - start, first, StringShape.Pack(prefix, quotes, raw));
        var hash = TextHash.Of(text.AsSpan(content, position - content - quotes));
        tokens.Add(token, bytes ? hash ^ 0x2000 : hash ^ 0x4000);
    }

    private void SkipContent(char quote, int quotes)
    {
        var opening = line;
        while (true)
        {
            position += text.AsSpan(position).IndexOfAny([quote, '\\', '\n', '\r', '\0']);
            switch (text[position])
            {
                case '\\':
                    SkipEscape(opening);
                    break;
                case '\n' or '\r' when quotes == 3:
                    SkipLineBreak();
                    break;
                case '\n' or '\r' or '\0':
                    throw new SourceException(opening, "a string is never closed");
                default:
                    if (quotes == 1 || (text[position + 1] == quote && text[position + 2] == quote))
                    {
                        position += quotes;
                        return;
                    }

                    position++;
                    break;
            }
        }
    }

    private void SkipEscape(int opening)
    {
        position++;
        switch (text[position])
        {
            case '\n' or '\r':
                SkipLineBreak();
                break;
            case '\0':
                throw new SourceException(opening, "a string is never closed");
            default:
                position++;
                break;
        }
    }

    private void ReadFormatted(int start, char quote, int quotes, bool raw)
    {
        tokens.Add(new Token(TokenKind.FormattedStart, start, position - start, line, 0), 0x8001);
        var opening = line;
        while (ReadLiteral(new Literal(quote, quotes, raw, InFormat: false, opening)))
        {
            ReadField(new Literal(quote, quotes, raw, InFormat: true, opening));
        }

        position += quotes;
        Emit(TokenKind.FormattedEnd, position - quotes, 0, 0x8003);
    }

    /// <summary>Reads literal text up to a field or the end.</summary>
    /// <param name="literal">What it is part of.</param>
    /// <returns>True at a field's brace, false at the closing quote, or at the closing brace for a format.</returns>
    private bool ReadLiteral(in Literal literal)
    {
        var (start, first) = (position, line);
        while (true)
        {
            var character = text[position];
            var doubled = text[position + 1] == character && !literal.InFormat;
            if (character == literal.Quote && (literal.Quotes == 1 || (text[position + 1] == character && text[position + 2] == character)))
            {
                EmitLiteral(start, first);
                return !literal.InFormat ? false : throw Fail("a field of a formatted string is never closed");
            }

            if (character is '{' or '}' && !doubled)
            {
                EmitLiteral(start, first);
                return character == '{' || (literal.InFormat ? false : throw Fail("a single '}' stands in a formatted string"));
            }

            SkipLiteral(character, doubled && (character is '{' or '}'), literal);
        }
    }

    private void EmitLiteral(int start, int first)
    {
        if (position > start)
        {
            tokens.Add(new Token(TokenKind.FormattedMiddle, start, position - start, first, 0), TextHash.Of(text.AsSpan(start, position - start)));
        }
    }

    private void SkipLiteral(char character, bool doubled, in Literal literal)
    {
        switch (character)
        {
            case '\0':
                throw new SourceException(literal.Line, "a formatted string is never closed");
            case '\n' or '\r' when literal.Quotes == 1:
                throw new SourceException(literal.Line, "a formatted string is never closed");
            case '\n' or '\r':
                SkipLineBreak();
                break;
            case '\\' when !literal.Raw && text[position + 1] == 'N' && text[position + 2] == '{':
                position += 3;
                while (text[position] is not ('}' or '\0' or '\n' or '\r'))
                {
                    position++;
                }

                position += text[position] == '}' ? 1 : 0;
                break;
            case '\\' when text[position + 1] is not ('{' or '}'):
                SkipEscape(literal.Line);
                break;
            default:
                position += doubled ? 2 : 1;
                break;
        }
    }

    private void ReadField(in Literal format)
    {
        Open('{', TokenKind.LeftBrace);
        var level = depth;
        while (true)
        {
            var character = SkipBlanks();
            if (depth == level && character == '}')
            {
                break;
            }

            if (depth == level && character == ':')
            {
                EmitOperator(TokenKind.Colon, 1);
                while (ReadLiteral(format))
                {
                    ReadField(format);
                }

                break;
            }

            if (depth == level && character == '!' && text[position + 1] != '=')
            {
                EmitOperator(TokenKind.Exclamation, 1);
            }
            else if (character == '\0' || !ReadToken())
            {
                throw new SourceException(format.Line, "a field of a formatted string is never closed");
            }
        }

        Close('{', TokenKind.RightBrace);
    }

    private readonly record struct Literal(char Quote, int Quotes, bool Raw, bool InFormat, int Line);
}
