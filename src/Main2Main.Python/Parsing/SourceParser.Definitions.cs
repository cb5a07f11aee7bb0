namespace Main2Main.Python.Parsing;

/// <content>Classes and functions.</content>
internal sealed partial class SourceParser
{
    private void ParseDefinition()
    {
        var decorators = ParseDecorators();
        var line = Line;
        var isAsync = Accept(TokenKind.Async);
        if (!isAsync && Accept(TokenKind.Class))
        {
            ParseClass(decorators, line);
            return;
        }

        Expect(TokenKind.Def, "'def' or 'class'");
        ParseFunction(decorators, isAsync, line);
    }

    private PythonDecorator[] ParseDecorators()
    {
        if (Kind != TokenKind.At)
        {
            return [];
        }

        var decorators = new List<PythonDecorator>();
        while (Accept(TokenKind.At))
        {
            var (start, line) = (at, Line);
            decorates = true;
            var decorator = ParseNamedExpression();
            decorates = false;
            decorators.Add(new PythonDecorator(Text(start, at), DecoratorName(decorator), line));
            Expect(TokenKind.Newline, "the end of the decorator");
        }

        return [.. decorators];
    }

    private string DecoratorName(in Expression decorator)
    {
        var name = decorator.Chain ?? "?";
        name = decorator.Kind == ExpressionKind.Call ? name[..^2] : name;
        return name.AsSpan().ContainsAny('(', '[', '?') ? "?" : names.Intern(name);
    }

    private string Qualify(string name)
    {
        var mark = chain.Length;
        if (outerNames.Count > 0)
        {
            chain.Append(outerNames.Peek());
            chain.Append(".");
        }

        chain.Append(name);
        var qualified = names.Intern(chain.From(mark));
        chain.Truncate(mark);
        return qualified;
    }

    private void ParseClass(PythonDecorator[] decorators, int line)
    {
        var name = ExpectName("a class name");
        module.Own(name);
        var typeParameters = ParseTypeParameters();
        var (bases, keywords) = ParseBases();
        var (container, condition, qualifiedName) = (module.Scope, module.Condition, Qualify(name));
        var outer = (yields, returned, givenChain, self, held);
        self = null;
        var item = module.Open(PythonScopeKind.Class);
        outerNames.Push(qualifiedName);
        var scope = module.Scope;
        var body = ParseBlock();
        _ = outerNames.Pop();
        (yields, returned, givenChain, self, held) = outer;
        var found = new PythonClass
        {
            Name = name,
            QualifiedName = qualifiedName,
            Scope = scope,
            Container = container,
            Condition = condition,
            Line = line,
            EndLine = LineOfEnd(),
            Bases = bases,
            Keywords = keywords,
            Decorators = decorators,
            TypeParameters = typeParameters,
            Body = PythonBody.Empty,
        };
        module.Close(item, found, body);
    }

    private (string[] Bases, PythonArgument[] Keywords) ParseBases()
    {
        if (!Accept(TokenKind.LeftParenthesis))
        {
            return ([], []);
        }

        var (bases, keywords) = (new List<string>(), new List<PythonArgument>());
        while (Kind != TokenKind.RightParenthesis)
        {
            var start = at;
            if (Kind == TokenKind.DoubleStar || (Kind == TokenKind.Name && NextKind == TokenKind.Assign))
            {
                var name = Accept(TokenKind.DoubleStar) ? null : ExpectName("a keyword");
                _ = name is not null && Accept(TokenKind.Assign);
                start = at;
                _ = ParseExpression();
                keywords.Add(new PythonArgument(name is null ? PythonArgumentKind.DoubleStar : PythonArgumentKind.Keyword, name, Text(start, at)));
            }
            else
            {
                _ = ParseStarOrNamed();
                bases.Add(Text(start, at));
            }

            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }

        Expect(TokenKind.RightParenthesis, "')'");
        return ([.. bases], [.. keywords]);
    }

    private void ParseFunction(PythonDecorator[] decorators, bool isAsync, int line)
    {
        var name = ExpectName("a function name");
        module.Own(name);
        var typeParameters = ParseTypeParameters();
        Expect(TokenKind.LeftParenthesis, "'('");
        var declared = ParseParameters(TokenKind.RightParenthesis);
        Expect(TokenKind.RightParenthesis, "')'");
        var returns = Accept(TokenKind.Arrow) ? ParseAnnotation() : null;
        var (container, condition, qualifiedName) = (module.Scope, module.Condition, Qualify(name));
        var traits = FunctionTraits.Of(decorators, isAsync);
        var outer = (yields, returned, givenChain, self, held);
        (yields, returned, givenChain, held) = (false, NothingReturned, null, null);
        self = module.ScopeKind == PythonScopeKind.Class && !traits.HasFlag(PythonFunctionTraits.Static) ? declared.FirstOrDefault()?.Name : null;
        var item = module.Open(PythonScopeKind.Function);
        outerNames.Push(qualifiedName);
        var scope = module.Scope;
        var body = ParseBlock();
        _ = outerNames.Pop();
        traits |= (yields ? PythonFunctionTraits.Generator : PythonFunctionTraits.None) | TraitsOfBody(body.Start);
        var (given, chained) = (returned, yields ? null : givenChain);
        (yields, returned, givenChain, self, held) = outer;
        var found = new PythonFunction
        {
            Name = name,
            QualifiedName = qualifiedName,
            Scope = scope,
            Container = container,
            Condition = condition,
            Line = line,
            EndLine = LineOfEnd(),
            Traits = traits,
            Parameters = declared,
            Returns = returns,
            ReturnCount = given > NothingReturned ? given : null,
            ReturnSource = string.IsNullOrEmpty(chained) ? null : chained,
            Decorators = decorators,
            TypeParameters = typeParameters,
            Body = PythonBody.Empty,
        };
        module.Close(item, found, body);
    }

    private PythonFunctionTraits TraitsOfBody(int start)
    {
        while (items[start].Kind is TokenKind.String or TokenKind.Newline)
        {
            start++;
        }

        return items[start].Kind == TokenKind.Raise && IsWord(start + 1, "NotImplementedError") ? PythonFunctionTraits.NotImplemented : PythonFunctionTraits.None;
    }

    private int LineOfEnd()
    {
        var last = at - 1;
        while (items[last].Kind is TokenKind.Dedent or TokenKind.Newline)
        {
            last--;
        }

        var text = source.AsSpan(items[last].Start, items[last].Length);
        return items[last].Line + text.Count('\n') + text.Count('\r') - text.Count("\r\n");
    }

    private string ParseAnnotation()
    {
        var start = at;
        _ = ParseStarOrNamed();
        return AnnotationText(start, at);
    }

    private string[] ParseTypeParameters()
    {
        if (!Accept(TokenKind.LeftBracket))
        {
            return [];
        }

        var found = new List<string>();
        while (Kind != TokenKind.RightBracket)
        {
            _ = Accept(TokenKind.Star) || Accept(TokenKind.DoubleStar);
            found.Add(ExpectName("a type parameter"));
            if (Accept(TokenKind.Colon))
            {
                _ = ParseExpression();
            }

            if (Accept(TokenKind.Assign))
            {
                _ = ParseStarOrNamed();
            }

            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }

        Expect(TokenKind.RightBracket, "']'");
        return [.. found];
    }
}
