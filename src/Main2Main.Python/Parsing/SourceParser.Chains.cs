using System.Runtime.InteropServices;

namespace Main2Main.Python.Parsing;

/// <content>Attributes, calls and subscripts.</content>
internal sealed partial class SourceParser
{
    private const int LongestChain = 500;

    private Expression ParsePostfix()
    {
        var start = at;
        var atom = ParseAtom();
        atom.Start = start;
        atom.End = at;
        if (Kind is TokenKind.Dot or TokenKind.LeftParenthesis or TokenKind.LeftBracket)
        {
            return ParseChain(atom);
        }

        if (atom.Kind == ExpressionKind.Name && atom.Reference == Expression.Absent)
        {
            atom.Reference = AddReference(atom.Chain!, start);
        }

        return atom;
    }

    /// <summary>Cuts a chain that grows without end, as generated code has them, so that its texts do not grow with the square of its length.</summary>
    private void ShortenChain(int mark)
    {
        if (chain.Length - mark > LongestChain)
        {
            chain.Truncate(mark);
            chain.Append("?");
        }
    }

    private Expression ParseChain(in Expression atom)
    {
        var mark = chain.Length;
        var (kind, child) = (atom.Kind, Expression.Absent);
        chain.Append(atom.Chain ?? "?");
        if (atom.Reference != Expression.Absent && atom.Reference == module.References.Count - 1)
        {
            // Parentheses around a chain: it goes on.
            module.References.RemoveAt(atom.Reference);
        }

        while (true)
        {
            switch (Kind)
            {
                case TokenKind.Dot:
                    Advance();
                    chain.Append(".");
                    chain.Append(ExpectName("an attribute"));
                    kind = ExpressionKind.Attribute;
                    break;
                case TokenKind.LeftParenthesis:
                    ParseCall(names.Intern(chain.From(mark)), items[atom.Start].Line);
                    chain.Append("()");
                    ShortenChain(mark);
                    kind = ExpressionKind.Call;
                    break;
                case TokenKind.LeftBracket:
                    child = ParseSubscript(mark, isRead: kind is ExpressionKind.Name or ExpressionKind.Attribute);
                    kind = ExpressionKind.Subscript;
                    break;
                default:
                    return EndChain(atom.Start, mark, kind, child);
            }
        }
    }

    private Expression EndChain(int start, int mark, ExpressionKind kind, int child)
    {
        var result = New(kind, start);
        result.Chain = names.Intern(chain.From(mark));
        result.FirstChild = kind == ExpressionKind.Subscript ? child : Expression.Absent;
        result.Reference = kind == ExpressionKind.Attribute ? AddReference(result.Chain, at - 1) : Expression.Absent;
        chain.Truncate(mark);
        return result;
    }

    private int AddReference(string target, int token)
    {
        module.References.Add(new PythonReference(target, PythonAccess.Read, items[token].Line, module.Scope, module.Condition));
        return module.References.Count - 1;
    }

    private void ParseCall(string callee, int line)
    {
        var mark = arguments.Count;
        var start = at;
        Advance();
        while (Kind != TokenKind.RightParenthesis)
        {
            arguments.Add(ParseArgument());
            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }

        Expect(TokenKind.RightParenthesis, "')'");
        var passed = CollectionsMarshal.AsSpan(arguments)[mark..].ToArray();
        arguments.RemoveRange(mark, passed.Length);
        module.Calls.Add(new PythonCall(callee, passed, line, module.Scope, module.Condition));
        NoteWarning(callee, start, line);
    }

    private PythonArgument ParseArgument()
    {
        if (Kind == TokenKind.Name && NextKind == TokenKind.Assign)
        {
            var name = names[items[at].Value];
            at += 2;
            return new PythonArgument(PythonArgumentKind.Keyword, name, SimpleText(ParseExpression()));
        }

        if (Kind is TokenKind.Star or TokenKind.DoubleStar)
        {
            var kind = Kind == TokenKind.Star ? PythonArgumentKind.Star : PythonArgumentKind.DoubleStar;
            Advance();
            var spread = ParseExpression();
            if (kind == PythonArgumentKind.Star)
            {
                Spread(spread);
            }

            return new PythonArgument(kind, null, SimpleText(spread));
        }

        var mark = module.Mark();
        var value = ParseNamedExpression();
        if (!IsComprehension())
        {
            return new PythonArgument(PythonArgumentKind.Positional, null, SimpleText(value));
        }

        ParseComprehension(mark);
        return new PythonArgument(PythonArgumentKind.Positional, null, null);
    }

    private string? SimpleText(in Expression value) => value.Kind switch
    {
        ExpressionKind.String => value.String == Expression.Absent ? null : names.Intern(PythonText.Quote(module.Strings[value.String].Value)),
        ExpressionKind.Constant when items[value.End - 1].End - items[value.Start].Start <= MaximumString => Text(value.Start, value.End),
        _ => value.Chain is { Length: <= MaximumString } ? value.Chain : null,
    };

    private int ParseSubscript(int mark, bool isRead)
    {
        if (isRead)
        {
            _ = AddReference(names.Intern(chain.From(mark)), at - 1);
        }

        Advance();
        var (head, tail) = (Expression.Absent, Expression.Absent);
        do
        {
            if (Kind == TokenKind.RightBracket && head != Expression.Absent)
            {
                break;
            }

            tail = AddChild(tail, ParseSlice());
            head = head == Expression.Absent ? tail : head;
        }
        while (Accept(TokenKind.Comma));
        Expect(TokenKind.RightBracket, "']'");
        TakeElement(mark, head);
        chain.Append("[]");
        ShortenChain(mark);
        return head;
    }

    private Expression ParseSlice()
    {
        var start = at;
        var index = Kind == TokenKind.Colon ? Other(start) : ParseStarOrNamed();
        if (Kind != TokenKind.Colon)
        {
            return index;
        }

        while (Accept(TokenKind.Colon))
        {
            if (Kind is not (TokenKind.Colon or TokenKind.Comma or TokenKind.RightBracket))
            {
                _ = ParseExpression();
            }
        }

        return Other(start);
    }
}
