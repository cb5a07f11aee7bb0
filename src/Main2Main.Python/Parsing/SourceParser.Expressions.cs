namespace Main2Main.Python.Parsing;

/// <content>Expressions, down to what binds most.</content>
internal sealed partial class SourceParser
{
    private const int PrecedenceOfOr = 1;
    private const int PrecedenceOfNot = 3;
    private const int PrecedenceOfComparison = 4;
    private const int PrecedenceOfTargets = 5;

    private static bool StartsExpression(TokenKind kind) => kind is
        TokenKind.Name or TokenKind.Number or TokenKind.String or TokenKind.Bytes or TokenKind.FormattedStart or TokenKind.LeftParenthesis or
        TokenKind.LeftBracket or TokenKind.LeftBrace or TokenKind.Ellipsis or TokenKind.Plus or TokenKind.Minus or TokenKind.Tilde or TokenKind.Star or
        TokenKind.Not or TokenKind.Lambda or TokenKind.Await or TokenKind.None or TokenKind.True or TokenKind.False;

    private static int Precedence(TokenKind kind) => kind switch
    {
        TokenKind.Or => PrecedenceOfOr,
        TokenKind.And => 2,
        TokenKind.Equality or TokenKind.Comparison or TokenKind.In or TokenKind.Is or TokenKind.Not => PrecedenceOfComparison,
        TokenKind.Pipe => PrecedenceOfTargets,
        TokenKind.Caret => 6,
        TokenKind.Ampersand => 7,
        TokenKind.Shift => 8,
        TokenKind.Plus or TokenKind.Minus => 9,
        TokenKind.Star or TokenKind.Slash or TokenKind.Multiplicative or TokenKind.At => 10,
        _ => 0,
    };

    private Expression Other(int start) => New(ExpressionKind.Other, start);

    private Expression New(ExpressionKind kind, int start) => new()
    {
        Kind = kind,
        Start = start,
        End = at,
        Reference = Expression.Absent,
        String = Expression.Absent,
        FirstChild = Expression.Absent,
        Next = Expression.Absent,
    };

    /// <summary>One expression, or several with commas between them.</summary>
    private Expression ParseExpressionList()
    {
        var start = at;
        var first = ParseStarOrNamed();
        return Kind == TokenKind.Comma ? ParseRest(start, first, TokenKind.End) : first;
    }

    /// <summary>The elements of a tuple or list after the first.</summary>
    private Expression ParseRest(int start, in Expression first, TokenKind closing)
    {
        var head = AddChild(Expression.Absent, first);
        var tail = head;
        while (Accept(TokenKind.Comma) && Kind != closing && StartsExpression(Kind))
        {
            tail = AddChild(tail, ParseStarOrNamed());
        }

        var sequence = New(ExpressionKind.Sequence, start);
        sequence.FirstChild = head;
        return sequence;
    }

    private int AddChild(int previous, in Expression child)
    {
        arena.Add(child);
        if (previous != Expression.Absent)
        {
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(arena)[previous].Next = arena.Count - 1;
        }

        return arena.Count - 1;
    }

    /// <summary>The targets of a loop or deletion.</summary>
    private Expression ParseTargets()
    {
        var start = at;
        var first = ParseTarget();
        if (Kind != TokenKind.Comma)
        {
            return first;
        }

        var head = AddChild(Expression.Absent, first);
        var tail = head;
        while (Accept(TokenKind.Comma) && StartsExpression(Kind))
        {
            tail = AddChild(tail, ParseTarget());
        }

        var sequence = New(ExpressionKind.Sequence, start);
        sequence.FirstChild = head;
        return sequence;
    }

    private Expression ParseTarget() => Kind == TokenKind.Star ? ParseStarred() : ParseBinary(PrecedenceOfTargets);

    private Expression ParseStarOrNamed() => Kind == TokenKind.Star ? ParseStarred() : ParseNamedExpression();

    private Expression ParseStarred()
    {
        var start = at;
        Advance();
        var child = AddChild(Expression.Absent, ParseBinary(PrecedenceOfTargets));
        var starred = New(ExpressionKind.Starred, start);
        starred.FirstChild = child;
        return starred;
    }

    private Expression ParseNamedExpression()
    {
        if (Kind != TokenKind.Name || NextKind != TokenKind.ColonAssign)
        {
            return ParseExpression();
        }

        var start = at;
        at += 2;
        Enter();
        var value = ParseExpression();
        Leave();
        AddVariable(names[items[start].Value], start, module.Scope, new BoundValue(PythonBinding.Expression, value));
        return Other(start);
    }

    private Expression ParseExpression()
    {
        var start = at;
        var isConditional = false;
        while (true)
        {
            var expression = Kind == TokenKind.Lambda ? ParseLambda() : ParseBinary(PrecedenceOfOr);
            if (!Accept(TokenKind.If))
            {
                return isConditional ? Other(start) : expression;
            }

            isConditional = true;
            _ = ParseBinary(PrecedenceOfOr);
            Expect(TokenKind.Else, "'else'");
        }
    }

    private Expression ParseLambda()
    {
        var start = at;
        Enter();
        Advance();
        var declared = ParseParameters(TokenKind.Colon);
        Expect(TokenKind.Colon, "':'");
        var mark = module.Mark();
        _ = ParseExpression();
        module.Hide(mark, [.. declared.Select(parameter => parameter.Name)]);
        Leave();
        return Other(start);
    }

    private Expression ParseYield()
    {
        var start = at;
        yields = true;
        Advance();
        if (Accept(TokenKind.From))
        {
            _ = ParseExpression();
        }
        else if (StartsExpression(Kind))
        {
            Give(ParseExpressionList());
        }

        return Other(start);
    }

    private Expression ParseBinary(int minimum)
    {
        var start = at;
        var left = Kind == TokenKind.Not && minimum <= PrecedenceOfNot ? ParseNot() : ParseUnary();
        while (true)
        {
            var operation = Kind;
            var precedence = Precedence(operation);
            if (precedence == 0 || precedence < minimum)
            {
                return left;
            }

            Advance();
            if (operation == TokenKind.Not)
            {
                Expect(TokenKind.In, "'in'");
            }
            else if (operation == TokenKind.Is)
            {
                _ = Accept(TokenKind.Not);
            }

            var right = ParseBinary(precedence + 1);
            if (operation is TokenKind.Equality or TokenKind.In or TokenKind.Not)
            {
                MarkCompared(left, right);
                MarkCompared(right, left);
            }

            if (operation == TokenKind.Equality)
            {
                Compare(left, right);
                Compare(right, left);
            }

            left = Other(start);
        }
    }

    private Expression ParseNot()
    {
        var start = at;
        while (Accept(TokenKind.Not))
        {
            // As often as it is written.
        }

        _ = ParseBinary(PrecedenceOfComparison);
        return Other(start);
    }

    private void MarkCompared(in Expression side, in Expression other)
    {
        if (side.String != Expression.Absent)
        {
            module.Mark(side.String, PythonStringUse.Compared, other.Chain);
        }
        else if (side.Kind is ExpressionKind.Sequence or ExpressionKind.Set)
        {
            for (var child = side.FirstChild; child != Expression.Absent; child = arena[child].Next)
            {
                if (arena[child].String is var element and not Expression.Absent)
                {
                    module.Mark(element, PythonStringUse.Compared, other.Chain);
                }
            }
        }
    }

    private Expression ParseUnary()
    {
        var start = at;
        while (Kind is TokenKind.Plus or TokenKind.Minus or TokenKind.Tilde)
        {
            Advance();
        }

        var operand = ParsePower();
        return at == start || operand.Start == start ? operand : New(operand.Kind == ExpressionKind.Constant ? ExpressionKind.Constant : ExpressionKind.Other, start);
    }

    private Expression ParsePower()
    {
        var start = at;
        var awaits = Accept(TokenKind.Await);
        var value = ParsePostfix();
        if (awaits)
        {
            value.Start = start;
        }

        if (!Accept(TokenKind.DoubleStar))
        {
            return value;
        }

        Enter();
        _ = ParseUnary();
        Leave();
        return Other(start);
    }
}
