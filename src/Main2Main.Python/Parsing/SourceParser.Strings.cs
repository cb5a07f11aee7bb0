using System.Text;

namespace Main2Main.Python.Parsing;

/// <content>String constants and the fields of formatted strings.</content>
internal sealed partial class SourceParser
{
    private const int MaximumString = 200;

    private Expression ParseStrings()
    {
        var (start, kind) = (at, ExpressionKind.String);
        while (Kind is TokenKind.String or TokenKind.Bytes or TokenKind.FormattedStart)
        {
            switch (Kind)
            {
                case TokenKind.FormattedStart:
                    kind = ExpressionKind.Other;
                    ParseFormatted();
                    break;
                case TokenKind.Bytes:
                    kind = kind == ExpressionKind.Other ? kind : ExpressionKind.Constant;
                    Advance();
                    break;
                default:
                    Advance();
                    break;
            }
        }

        var result = New(kind, start);
        result.String = kind == ExpressionKind.String ? AddString(start) : Expression.Absent;
        return result;
    }

    private int AddString(int start)
    {
        if (at == start + 1)
        {
            return items[start].Length > 4 * MaximumString ? Expression.Absent : AddString(StringLiteral.Value(items[start], source), start);
        }

        var value = new StringBuilder();
        for (var index = start; index < at && value.Length <= MaximumString; index++)
        {
            _ = value.Append(StringLiteral.Value(items[index], source));
        }

        return AddString(value.ToString(), start);
    }

    private int AddString(ReadOnlySpan<char> value, int token)
    {
        if (value.Length > MaximumString)
        {
            return Expression.Absent;
        }

        module.Strings.Add(new PythonString(names.Intern(value), PythonStringUse.Other, null, items[token].Line, module.Scope, module.Condition));
        return module.Strings.Count - 1;
    }

    private void ParseFormatted()
    {
        Enter();
        Advance();
        while (!Accept(TokenKind.FormattedEnd))
        {
            ParseFormattedPart();
        }

        Leave();
    }

    private void ParseFormattedPart()
    {
        if (Accept(TokenKind.FormattedMiddle))
        {
            return;
        }

        Expect(TokenKind.LeftBrace, "a field");
        _ = ParseValue();
        _ = Accept(TokenKind.Assign);
        if (Accept(TokenKind.Exclamation))
        {
            _ = ExpectName("a conversion");
        }

        if (Accept(TokenKind.Colon))
        {
            while (Kind != TokenKind.RightBrace)
            {
                ParseFormattedPart();
            }
        }

        Expect(TokenKind.RightBrace, "'}'");
    }
}
