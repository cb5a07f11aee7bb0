namespace Main2Main.Python.Parsing;

/// <content>Names, constants, displays and comprehensions.</content>
internal sealed partial class SourceParser
{
    private Expression ParseAtom()
    {
        var start = at;
        switch (Kind)
        {
            case TokenKind.Name:
                Advance();
                var name = New(ExpressionKind.Name, start);
                name.Chain = names[items[start].Value];
                return name;
            case TokenKind.Number or TokenKind.Ellipsis or TokenKind.None or TokenKind.True or TokenKind.False:
                Advance();
                return New(ExpressionKind.Constant, start);
            case TokenKind.String or TokenKind.Bytes or TokenKind.FormattedStart:
                return ParseStrings();
            case TokenKind.LeftParenthesis:
                return ParseGroup();
            case TokenKind.LeftBracket:
                return ParseList();
            case TokenKind.LeftBrace:
                return ParseBraces();
            default:
                throw Fail("an expression");
        }
    }

    private Expression ParseGroup()
    {
        var start = at;
        Enter();
        Advance();
        var result = Kind switch
        {
            TokenKind.RightParenthesis => New(ExpressionKind.Sequence, start),
            TokenKind.Yield => ParseYield(),
            _ => ParseElements(TokenKind.RightParenthesis, ExpressionKind.Other),
        };
        Expect(TokenKind.RightParenthesis, "')'");
        Leave();
        return result;
    }

    private Expression ParseList()
    {
        var start = at;
        Enter();
        Advance();
        var result = Kind == TokenKind.RightBracket ? New(ExpressionKind.Sequence, start) : ParseElements(TokenKind.RightBracket, ExpressionKind.Sequence);
        Expect(TokenKind.RightBracket, "']'");
        Leave();
        return result;
    }

    /// <summary>What stands in parentheses or square brackets.</summary>
    private Expression ParseElements(TokenKind closing, ExpressionKind single)
    {
        var (start, mark) = (at, module.Mark());
        var first = ParseStarOrNamed();
        if (IsComprehension())
        {
            ParseComprehension(mark);
            return Other(start);
        }

        return Kind == TokenKind.Comma || single == ExpressionKind.Sequence ? ParseRest(start, first, closing) : first;
    }

    private Expression ParseBraces()
    {
        var start = at;
        Enter();
        Advance();
        var (kind, head, tail) = (Kind == TokenKind.RightBrace ? ExpressionKind.Dictionary : ExpressionKind.Set, Expression.Absent, Expression.Absent);
        while (Kind != TokenKind.RightBrace)
        {
            var mark = module.Mark();
            tail = ParseEntry(tail, ref kind);
            head = head == Expression.Absent ? tail : head;
            if (IsComprehension())
            {
                ParseComprehension(mark);
                (kind, head) = (ExpressionKind.Other, Expression.Absent);
                break;
            }

            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }

        Expect(TokenKind.RightBrace, "'}'");
        Leave();
        var result = New(kind, start);
        result.FirstChild = head;
        return result;
    }

    private int ParseEntry(int previous, ref ExpressionKind kind)
    {
        if (Accept(TokenKind.DoubleStar))
        {
            kind = ExpressionKind.Dictionary;
            _ = ParseBinary(PrecedenceOfTargets);
            return previous;
        }

        var entry = AddChild(previous, ParseStarOrNamed());
        if (Accept(TokenKind.Colon))
        {
            kind = ExpressionKind.Dictionary;
            _ = ParseExpression();
        }

        return entry;
    }

    private bool IsComprehension() => Kind == TokenKind.For || (Kind == TokenKind.Async && NextKind == TokenKind.For);

    /// <summary>The loops of a comprehension.</summary>
    /// <param name="since">What had been read when its element began, which stands before them.</param>
    private void ParseComprehension((int Calls, int References, int Unpackings) since)
    {
        var outer = comprehended.Count;
        while (IsComprehension())
        {
            _ = Accept(TokenKind.Async);
            Advance();
            var target = ParseTargets();
            Expect(TokenKind.In, "'in'");
            var value = ParseBinary(PrecedenceOfOr);
            Bind(target, new BoundValue(PythonBinding.Loop, value) { InComprehension = true });
            TakeApart(target, value, PythonUnpackingKind.Loop);
            while (Accept(TokenKind.If))
            {
                _ = Kind == TokenKind.Lambda ? ParseLambda() : ParseBinary(PrecedenceOfOr);
            }
        }

        if (comprehended.Count > outer)
        {
            module.Hide(since, comprehended[outer..]);
            comprehended.RemoveRange(outer, comprehended.Count - outer);
        }
    }
}
