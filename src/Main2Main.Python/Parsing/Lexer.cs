namespace Main2Main.Python.Parsing;

/// <summary>Cuts a file into tokens, with indentation, line joining and formatted strings resolved.</summary>
/// <param name="names">Where names are kept.</param>
/// <param name="tokens">Where tokens go.</param>
internal sealed partial class Lexer(NamePool names, TokenList tokens)
{
    // CPython's own limits; deeper source does not run anywhere.
    private const int MaximumBrackets = 200;
    private const int MaximumIndents = 100;

    private readonly Bracket[] brackets = new Bracket[MaximumBrackets];
    private readonly (int Column, int Alternative)[] indents = new (int, int)[MaximumIndents];
    private char[] text = [];
    private int position;
    private int line;
    private int depth;
    private int indent;

    /// <summary>Reads a whole file.</summary>
    /// <param name="source">The text, followed by a NUL.</param>
    /// <exception cref="SourceException">There is something that is no token.</exception>
    public void Read(char[] source)
    {
        (text, position, line, depth, indent) = (source, 0, 1, 0, 0);
        tokens.Clear();
        while (ReadIndentation())
        {
            while (ReadToken())
            {
                // The rest of the logical line.
            }
        }

        if (depth > 0)
        {
            throw new SourceException(brackets[depth - 1].Line, $"'{brackets[depth - 1].Opening}' is never closed");
        }

        Emit(TokenKind.End, position, 0);
    }

    /// <summary>Skips blank lines, then emits what the first line with code asks for.</summary>
    /// <returns>False at the end of the file.</returns>
    private bool ReadIndentation()
    {
        while (true)
        {
            var (column, alternative) = MeasureIndentation();
            switch (text[position])
            {
                case '#':
                    SkipComment();
                    break;
                case '\n' or '\r':
                    SkipLineBreak();
                    break;
                case '\\' when text[position + 1] is '\n' or '\r':
                    position++;
                    SkipLineBreak();
                    break;
                case '\0':
                    Indent(0, 0);
                    return false;
                default:
                    Indent(column, alternative);
                    return true;
            }
        }
    }

    private (int Column, int Alternative) MeasureIndentation()
    {
        // With tabs as 8 and as 1 column, as CPython does it: a line whose order differs between the two is inconsistent.
        var (column, alternative) = (0, 0);
        while (true)
        {
            switch (text[position])
            {
                case ' ':
                    (column, alternative) = (column + 1, alternative + 1);
                    break;
                case '\t':
                    (column, alternative) = ((column / 8 * 8) + 8, alternative + 1);
                    break;
                case '\f':
                    (column, alternative) = (0, 0);
                    break;
                default:
                    return (column, alternative);
            }

            position++;
        }
    }

    private void Indent(int column, int alternative)
    {
        if (column > indents[indent].Column)
        {
            if (alternative <= indents[indent].Alternative)
            {
                throw Fail("tabs and spaces are mixed in the indentation");
            }

            if (indent + 1 == MaximumIndents)
            {
                throw Fail($"blocks are nested more than {MaximumIndents} deep");
            }

            indents[++indent] = (column, alternative);
            Emit(TokenKind.Indent, position, 0, 0x1001);
            return;
        }

        while (column < indents[indent].Column)
        {
            indent--;
            Emit(TokenKind.Dedent, position, 0, 0x1003);
        }

        if (column != indents[indent].Column || alternative != indents[indent].Alternative)
        {
            throw Fail("the indentation matches no outer block");
        }
    }

    /// <summary>Reads one token.</summary>
    /// <returns>False when the logical line has ended.</returns>
    private bool ReadToken()
    {
        var character = SkipBlanks();
        if (character >= 128 || Characters.IsNameStart(character))
        {
            ReadName();
        }
        else if (char.IsAsciiDigit(character) || (character == '.' && char.IsAsciiDigit(text[position + 1])))
        {
            ReadNumber();
        }
        else if (character is '"' or '\'')
        {
            ReadString(position, formatted: false, bytes: false, raw: false);
        }
        else if (character is '\n' or '\r' or '\0')
        {
            return depth > 0 && character != '\0' ? SkipJoinedLine() : EndLine(character);
        }
        else
        {
            ReadOperator(character);
        }

        return true;
    }

    private bool SkipJoinedLine()
    {
        SkipLineBreak();
        return true;
    }

    private bool EndLine(char character)
    {
        if (tokens.LastKind is not (TokenKind.Newline or TokenKind.Indent or TokenKind.Dedent))
        {
            tokens.Add(new Token(TokenKind.Newline, position, 0, line, 0), 0);
        }

        if (character != '\0')
        {
            SkipLineBreak();
        }

        return false;
    }

    /// <summary>Skips spaces, comments and explicit line joining.</summary>
    /// <returns>The next character.</returns>
    private char SkipBlanks()
    {
        while (true)
        {
            switch (text[position])
            {
                case ' ' or '\t' or '\f':
                    position++;
                    break;
                case '#':
                    SkipComment();
                    break;
                case '\\':
                    position++;
                    if (text[position] is not ('\n' or '\r'))
                    {
                        throw Fail("a character follows the backslash that joins lines");
                    }

                    SkipLineBreak();
                    break;
                default:
                    return text[position];
            }
        }
    }

    private void SkipComment() => position += text.AsSpan(position).IndexOfAny('\n', '\r', '\0');

    private void SkipLineBreak()
    {
        position += text[position] == '\r' && text[position + 1] == '\n' ? 2 : 1;
        line++;
    }

    private void Emit(TokenKind kind, int start, int value, uint hash = 0) =>
        tokens.Add(new Token(kind, start, position - start, line, value), hash);

    private SourceException Fail(string reason) => new(line, reason);

    private struct Bracket
    {
        public char Opening;
        public int Line;
        public int Commas;
        public bool FollowsOperand;
    }
}
