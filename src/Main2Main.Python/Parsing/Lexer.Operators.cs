namespace Main2Main.Python.Parsing;

/// <content>Operators and brackets.</content>
internal sealed partial class Lexer
{
    private void ReadOperator(char character)
    {
        switch (character)
        {
            case '(':
                Open(character, TokenKind.LeftParenthesis);
                break;
            case '[':
                Open(character, TokenKind.LeftBracket);
                break;
            case '{':
                Open(character, TokenKind.LeftBrace);
                break;
            case ')':
                Close('(', TokenKind.RightParenthesis);
                break;
            case ']':
                Close('[', TokenKind.RightBracket);
                break;
            case '}':
                Close('{', TokenKind.RightBrace);
                break;
            case ',':
                brackets[Math.Max(depth - 1, 0)].Commas++;
                EmitOperator(TokenKind.Comma, 1);
                break;
            case '.':
                var ellipsis = text[position + 1] == '.' && text[position + 2] == '.';
                EmitOperator(ellipsis ? TokenKind.Ellipsis : TokenKind.Dot, ellipsis ? 3 : 1);
                break;
            default:
                ReadSigns(character);
                break;
        }
    }

    private void ReadSigns(char character)
    {
        var next = text[position + 1];
        var doubled = next == character && (character is '*' or '/' or '<' or '>');
        if ((doubled ? text[position + 2] : next) == '=' && Augmented(character, doubled) is { } augmented)
        {
            EmitOperator(augmented, doubled ? 3 : 2);
            return;
        }

        var kind = (character, doubled) switch
        {
            (';', _) => TokenKind.Semicolon,
            (':', _) => TokenKind.Colon,
            ('=', _) => TokenKind.Assign,
            ('+', _) => TokenKind.Plus,
            ('-', _) => next == '>' ? TokenKind.Arrow : TokenKind.Minus,
            ('~', _) => TokenKind.Tilde,
            ('@', _) => TokenKind.At,
            ('%', _) => TokenKind.Multiplicative,
            ('&', _) => TokenKind.Ampersand,
            ('|', _) => TokenKind.Pipe,
            ('^', _) => TokenKind.Caret,
            ('*', true) => TokenKind.DoubleStar,
            ('*', false) => TokenKind.Star,
            ('/', true) => TokenKind.Multiplicative,
            ('/', false) => TokenKind.Slash,
            ('<' or '>', true) => TokenKind.Shift,
            ('<' or '>', false) => TokenKind.Comparison,
            _ => throw Fail($"the character '{character}' is not allowed"),
        };
        EmitOperator(kind, doubled || kind == TokenKind.Arrow ? 2 : 1);
    }

    private static TokenKind? Augmented(char character, bool doubled) => character switch
    {
        '=' or '!' => TokenKind.Equality,
        '<' or '>' when !doubled => TokenKind.Comparison,
        ':' => TokenKind.ColonAssign,
        ';' or '~' => null,
        _ => TokenKind.AugmentedAssign,
    };

    private void EmitOperator(TokenKind kind, int length)
    {
        var start = position;
        position += length;
        var hash = text[start] | (length > 1 ? (uint)text[start + 1] << 8 : 0) | (length > 2 ? (uint)text[start + 2] << 16 : 0);
        Emit(kind, start, 0, (hash * 0x9E3779B1) | 1);
    }

    private void Open(char character, TokenKind kind)
    {
        if (depth == MaximumBrackets)
        {
            throw Fail($"brackets are nested more than {MaximumBrackets} deep");
        }

        var followsOperand = tokens.LastKind is TokenKind.Name or TokenKind.RightParenthesis or TokenKind.RightBracket;
        brackets[depth++] = new Bracket { Opening = character, Line = line, FollowsOperand = followsOperand };
        EmitOperator(kind, 1);
    }

    private void Close(char opening, TokenKind kind)
    {
        if (depth == 0 || brackets[depth - 1].Opening != opening)
        {
            throw Fail(depth == 0 ? $"'{text[position]}' closes nothing" : $"'{text[position]}' closes the '{brackets[depth - 1].Opening}' of line {brackets[depth - 1].Line}");
        }

        var bracket = brackets[--depth];
        var makesTuple = bracket.Commas == 1 && opening switch { '(' => !bracket.FollowsOperand, '[' => bracket.FollowsOperand, _ => false };
        if (tokens.LastKind == TokenKind.Comma && !makesTuple)
        {
            // Any other trailing comma says nothing.
            tokens.Omit(tokens.Count - 1, tokens.Count);
        }

        EmitOperator(kind, 1);
    }
}
