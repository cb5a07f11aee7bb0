namespace Main2Main.Python.Parsing;

/// <content>The match statement.</content>
internal sealed partial class SourceParser
{
    /// <summary>Whether the name <c>match</c> begins a match statement: its line ends with a colon, and a case follows in a block.</summary>
    private bool IsMatch()
    {
        if (!IsWord(at, "match"))
        {
            return false;
        }

        var end = at + 1;
        while (items[end].Kind is not (TokenKind.Newline or TokenKind.End))
        {
            end++;
        }

        return end > at + 2 && items[end].Kind == TokenKind.Newline && items[end - 1].Kind == TokenKind.Colon && items[end + 1].Kind == TokenKind.Indent && IsWord(end + 2, "case");
    }

    private void ParseMatch()
    {
        Advance();
        var subject = ParseExpressionList().Chain;
        Expect(TokenKind.Colon, "':'");
        Expect(TokenKind.Newline, "the end of the line");
        Expect(TokenKind.Indent, "a case");
        while (!Accept(TokenKind.Dedent))
        {
            if (!IsWord(at, "case"))
            {
                throw Fail("a case");
            }

            Advance();
            arena.Clear();
            ParsePatterns(subject, TokenKind.Colon);
            if (Accept(TokenKind.If))
            {
                _ = ParseNamedExpression();
            }

            _ = ParseBlock();
        }
    }

    private void ParsePatterns(string? subject, TokenKind closing)
    {
        while (Kind != closing)
        {
            ParsePattern(subject);
            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }
    }

    private void ParsePattern(string? subject)
    {
        if (Accept(TokenKind.Star))
        {
            module.Own(ExpectName("a name"));
            return;
        }

        do
        {
            ParseClosedPattern(subject);
        }
        while (Accept(TokenKind.Pipe));
        if (Accept(TokenKind.As))
        {
            module.Own(ExpectName("a name"));
        }
    }

    private void ParseClosedPattern(string? subject)
    {
        switch (Kind)
        {
            case TokenKind.Name:
                ParseNamePattern();
                break;
            case TokenKind.LeftParenthesis:
                Advance();
                ParsePatterns(subject, TokenKind.RightParenthesis);
                Expect(TokenKind.RightParenthesis, "')'");
                break;
            case TokenKind.LeftBracket:
                Advance();
                ParsePatterns(subject, TokenKind.RightBracket);
                Expect(TokenKind.RightBracket, "']'");
                break;
            case TokenKind.LeftBrace:
                ParseMappingPattern();
                break;
            default:
                ParseValuePattern(subject);
                break;
        }
    }

    private void ParseValuePattern(string? subject)
    {
        // Numbers may be signed and complex, so that an operator joins them; nothing else of arithmetic is a pattern.
        var value = ParseBinary(9);
        if (value.String != Expression.Absent)
        {
            module.Mark(value.String, PythonStringUse.Case, subject);
        }
    }

    private void ParseNamePattern()
    {
        var start = at;
        var mark = chain.Length;
        chain.Append(ExpectName("a name"));
        while (Accept(TokenKind.Dot))
        {
            chain.Append(".");
            chain.Append(ExpectName("an attribute"));
        }

        if (at > start + 1 || Kind == TokenKind.LeftParenthesis)
        {
            _ = AddReference(names.Intern(chain.From(mark)), at - 1);
        }
        else
        {
            module.Own(names.Intern(chain.From(mark)));
        }

        chain.Truncate(mark);
        if (!Accept(TokenKind.LeftParenthesis))
        {
            return;
        }

        while (Kind != TokenKind.RightParenthesis)
        {
            at += Kind == TokenKind.Name && NextKind == TokenKind.Assign ? 2 : 0;
            ParsePattern(subject: null);
            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }

        Expect(TokenKind.RightParenthesis, "')'");
    }

    private void ParseMappingPattern()
    {
        Advance();
        while (Kind != TokenKind.RightBrace)
        {
            if (Accept(TokenKind.DoubleStar))
            {
                module.Own(ExpectName("a name"));
            }
            else
            {
                ParseClosedPattern(subject: null);
                Expect(TokenKind.Colon, "':'");
                ParsePattern(subject: null);
            }

            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }

        Expect(TokenKind.RightBrace, "'}'");
    }
}
