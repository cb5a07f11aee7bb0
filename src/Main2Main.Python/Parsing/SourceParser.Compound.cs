namespace Main2Main.Python.Parsing;

/// <content>Compound statements.</content>
internal sealed partial class SourceParser
{
    private void ParseStatement()
    {
        arena.Clear();
        switch (Kind)
        {
            case TokenKind.If:
                ParseIf();
                break;
            case TokenKind.While:
                ParseWhile();
                break;
            case TokenKind.For:
                ParseFor();
                break;
            case TokenKind.Try:
                ParseTry();
                break;
            case TokenKind.With:
                ParseWith();
                break;
            case TokenKind.Def or TokenKind.Class or TokenKind.At:
                ParseDefinition();
                break;
            case TokenKind.Async:
                ParseAsync();
                break;
            case TokenKind.Name when IsMatch():
                ParseMatch();
                break;
            default:
                ParseSimpleLine();
                break;
        }
    }

    private void ParseAsync()
    {
        switch (NextKind)
        {
            case TokenKind.For:
                Advance();
                ParseFor();
                break;
            case TokenKind.With:
                Advance();
                ParseWith();
                break;
            default:
                ParseDefinition();
                break;
        }
    }

    /// <summary>The statements of a compound statement, on its line or indented below.</summary>
    /// <returns>Their tokens, without the indentation around them.</returns>
    private (int Start, int End) ParseBlock()
    {
        Expect(TokenKind.Colon, "':'");
        var start = at;
        if (!Accept(TokenKind.Newline))
        {
            ParseSimpleLine();
            return (start, at);
        }

        Expect(TokenKind.Indent, "an indented block");
        start = at;
        while (Kind != TokenKind.Dedent)
        {
            ParseStatement();
        }

        Advance();
        return (start, at - 1);
    }

    private void ParseWhile()
    {
        var start = at;
        Advance();
        _ = ParseNamedExpression();
        AddStatement(start);
        _ = ParseBlock();
        ParseElse();
    }

    private void ParseElse()
    {
        if (Accept(TokenKind.Else))
        {
            _ = ParseBlock();
        }
    }

    private void ParseIf()
    {
        var outer = module.Condition;
        var parent = outer;
        do
        {
            Advance();
            var (start, line) = (at, Line);
            _ = ParseNamedExpression();
            var test = Text(start, at);
            AddStatement(start);
            module.Condition = AddCondition(parent, PythonBranch.If, test, line);
            _ = ParseBlock();
            if (Kind is TokenKind.Elif or TokenKind.Else)
            {
                parent = AddCondition(parent, PythonBranch.Else, test, line);
            }

            module.Condition = parent;
        }
        while (Kind == TokenKind.Elif);
        ParseElse();
        module.Condition = outer;
    }

    private int AddCondition(int parent, PythonBranch branch, string test, int line)
    {
        module.Conditions.Add(new PythonCondition(parent, branch, test, line));
        return module.Conditions.Count - 1;
    }

    private void ParseFor()
    {
        var start = at;
        Advance();
        var target = ParseTargets();
        Expect(TokenKind.In, "'in'");
        var value = ParseExpressionList();
        AddStatement(start);
        Bind(target, new BoundValue(PythonBinding.Loop, value));
        TakeApart(target, value, PythonUnpackingKind.Loop);
        _ = ParseBlock();
        ParseElse();
    }

    private void ParseTry()
    {
        var outer = module.Condition;
        var body = AddCondition(outer, PythonBranch.Try, string.Empty, Line);
        Advance();
        module.Condition = body;
        _ = ParseBlock();
        var caught = new List<string>();
        while (Kind == TokenKind.Except)
        {
            module.Condition = outer;
            caught.Add(ParseHandler(outer));
        }

        module.Conditions[body] = module.Conditions[body] with { Test = string.Join(", ", caught) };
        module.Condition = body;
        if (caught.Count > 0)
        {
            ParseElse();
        }

        module.Condition = outer;
        if (Accept(TokenKind.Finally))
        {
            _ = ParseBlock();
        }
        else if (caught.Count == 0)
        {
            throw Fail("'except' or 'finally'");
        }
    }

    private string ParseHandler(int outer)
    {
        var line = Line;
        Advance();
        _ = Accept(TokenKind.Star);
        var start = at;
        if (Kind != TokenKind.Colon)
        {
            _ = ParseExpressionList();
        }

        var caught = start == at ? string.Empty : Text(start, at);
        if (Accept(TokenKind.As))
        {
            module.Own(ExpectName("a name"));
        }

        module.Condition = AddCondition(outer, PythonBranch.Except, caught, line);
        _ = ParseBlock();
        return caught;
    }

    private void ParseWith()
    {
        var start = at;
        Advance();
        var parenthesized = Kind == TokenKind.LeftParenthesis && items[AfterMatching(at)].Kind == TokenKind.Colon;
        if (parenthesized)
        {
            Advance();
        }

        do
        {
            if (parenthesized && Kind == TokenKind.RightParenthesis)
            {
                break;
            }

            ParseWithItem(isAsync: items[Math.Max(start - 1, 0)].Kind == TokenKind.Async);
        }
        while (Accept(TokenKind.Comma));
        if (parenthesized)
        {
            Expect(TokenKind.RightParenthesis, "')'");
        }

        AddStatement(start);
        _ = ParseBlock();
    }

    private void ParseWithItem(bool isAsync)
    {
        var mark = module.Mark();
        var value = Kind == TokenKind.Yield ? ParseYield() : ParseStarOrNamed();
        if (IsSource(value))
        {
            AddUnpacking(value, isAsync ? PythonUnpackingKind.AsyncContext : PythonUnpackingKind.Context, 0, hasStar: false);
        }

        if (IsComprehension())
        {
            ParseComprehension(mark);
        }
        else if (Accept(TokenKind.As))
        {
            // One target: a comma begins the next item.
            Bind(ParseBinary(PrecedenceOfTargets), new BoundValue(PythonBinding.With, value));
        }
    }

    private int AfterMatching(int start)
    {
        var level = 0;
        do
        {
            level += items[start].Kind switch
            {
                TokenKind.LeftParenthesis or TokenKind.LeftBracket or TokenKind.LeftBrace => 1,
                TokenKind.RightParenthesis or TokenKind.RightBracket or TokenKind.RightBrace => -1,
                _ => 0,
            };
            start++;
        }
        while (level > 0);
        return start;
    }
}
