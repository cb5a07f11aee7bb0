namespace Main2Main.Python.Parsing;

/// <content>Simple statements.</content>
internal sealed partial class SourceParser
{
    private void ParseSimpleLine()
    {
        do
        {
            ParseSimple();
        }
        while (Accept(TokenKind.Semicolon) && Kind != TokenKind.Newline);
        Expect(TokenKind.Newline, "the end of the statement");
    }

    private void ParseSimple()
    {
        arena.Clear();
        switch (Kind)
        {
            case TokenKind.Import:
                ParseImport();
                break;
            case TokenKind.From:
                ParseFromImport();
                break;
            case TokenKind.Global or TokenKind.Nonlocal:
                ParseNames();
                break;
            case TokenKind.Name when NextKind == TokenKind.Name && IsWord(at, "type"):
                ParseTypeAlias();
                break;
            case TokenKind.Pass:
                Advance();
                break;
            default:
                var start = at;
                if (ParseAction())
                {
                    AddStatement(start);
                }

                break;
        }
    }

    /// <summary>A statement that does something.</summary>
    /// <returns>False when it only defined names.</returns>
    private bool ParseAction()
    {
        switch (Kind)
        {
            case TokenKind.Break or TokenKind.Continue:
                Advance();
                return true;
            case TokenKind.Return:
                ParseReturn();
                return true;
            case TokenKind.Raise:
                ParseRaise();
                return true;
            case TokenKind.Assert:
                ParseAssert();
                return true;
            case TokenKind.Del:
                Advance();
                Delete(ParseTargets());
                return true;
            default:
                return ParseExpressionStatement();
        }
    }

    private void ParseReturn()
    {
        Advance();
        if (StartsExpression(Kind))
        {
            Give(ParseExpressionList());
        }
    }

    private void ParseRaise()
    {
        Advance();
        if (StartsExpression(Kind))
        {
            _ = ParseExpression();
            if (Accept(TokenKind.From))
            {
                _ = ParseExpression();
            }
        }
    }

    private void ParseAssert()
    {
        Advance();
        _ = ParseNamedExpression();
        if (Accept(TokenKind.Comma))
        {
            _ = ParseExpression();
        }
    }

    private void ParseNames()
    {
        do
        {
            Advance();
            module.Borrow(ExpectName("a name"));
        }
        while (Kind == TokenKind.Comma);
    }

    private void ParseTypeAlias()
    {
        Advance();
        var nameToken = at;
        var name = ExpectName("a name");
        _ = ParseTypeParameters();
        Expect(TokenKind.Assign, "'='");
        var value = ParseExpression();
        AddVariable(name, nameToken, module.Scope, new BoundValue(PythonBinding.TypeAlias, value));
    }

    private bool ParseExpressionStatement()
    {
        if (Kind == TokenKind.String && SkipBareString())
        {
            return false;
        }

        var expression = ParseValue();
        switch (Kind)
        {
            case TokenKind.Colon:
                ParseAnnotated(expression);
                return expression.Kind != ExpressionKind.Name;
            case TokenKind.Assign:
                return ParseAssignment(expression);
            case TokenKind.AugmentedAssign:
                ParseAugmented(expression);
                return true;
            default:
                ExportFrom(expression, expression.Kind == ExpressionKind.Call && expression.Chain is "__all__.extend()" or "__all__.append()");
                return true;
        }
    }

    /// <summary>Passes a statement that is nothing but a string: a docstring, or a comment of another kind.</summary>
    private bool SkipBareString()
    {
        var end = at;
        while (items[end].Kind == TokenKind.String)
        {
            end++;
        }

        if (items[end].Kind is not (TokenKind.Newline or TokenKind.Semicolon))
        {
            return false;
        }

        NoteDocstring(at, end);
        tokens.Omit(at, end);
        at = end;
        return true;
    }

    private bool ParseAssignment(Expression target)
    {
        var acts = false;
        targets.Clear();
        while (Accept(TokenKind.Assign))
        {
            targets.Add(target);
            target = ParseValue();
        }

        foreach (var bound in targets)
        {
            Bind(bound, new BoundValue(PythonBinding.Assignment, target));
            TakeApart(bound, target, PythonUnpackingKind.Assignment);
            ExportFrom(target, bound.Kind == ExpressionKind.Name && bound.Chain is "__all__");
            acts |= bound.Kind is ExpressionKind.Attribute or ExpressionKind.Subscript;
        }

        return acts;
    }

    private void ParseAnnotated(in Expression target)
    {
        if (target.Kind is not (ExpressionKind.Name or ExpressionKind.Attribute or ExpressionKind.Subscript))
        {
            throw Fail("the end of the statement");
        }

        Advance();
        var annotation = ParseExpression();
        var text = AnnotationText(annotation.Start, annotation.End);
        if (Accept(TokenKind.Assign))
        {
            var value = ParseValue();
            Bind(target, new BoundValue(PythonBinding.Assignment, value) { Annotation = text, AnnotationElements = annotation });
            ExportFrom(value, target.Kind == ExpressionKind.Name && target.Chain is "__all__");
        }
        else
        {
            Bind(target, new BoundValue(PythonBinding.Assignment) { Annotation = text, AnnotationElements = annotation });
        }
    }

    private void ParseAugmented(in Expression target)
    {
        if (target.Kind is not (ExpressionKind.Name or ExpressionKind.Attribute or ExpressionKind.Subscript))
        {
            throw Fail("the end of the statement");
        }

        if (target.Kind == ExpressionKind.Attribute)
        {
            module.Mark(target.Reference, PythonAccess.Write);
        }

        Advance();
        ExportFrom(ParseValue(), target.Kind == ExpressionKind.Name && target.Chain is "__all__");
    }

    private void ExportFrom(in Expression value, bool isExports)
    {
        if (!isExports || module.Scope != PythonModule.ModuleScope)
        {
            return;
        }

        var exported = new List<string>();
        foreach (var token in items.AsSpan(value.Start, value.End - value.Start))
        {
            if (token.Kind == TokenKind.String)
            {
                exported.Add(names.Intern(StringLiteral.Value(token, source)));
            }
        }

        module.Export(exported);
    }

    private Expression ParseValue() => Kind == TokenKind.Yield ? ParseYield() : ParseExpressionList();
}
