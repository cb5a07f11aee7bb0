using System.Runtime.InteropServices;

namespace Main2Main.Python.Parsing;

/// <content>Parameters of functions and lambdas.</content>
internal sealed partial class SourceParser
{
    private PythonParameter[] ParseParameters(TokenKind closing)
    {
        var mark = parameters.Count;
        var kind = PythonParameterKind.Any;
        while (Kind != closing)
        {
            switch (Kind)
            {
                case TokenKind.Slash:
                    Advance();
                    MakePositionalOnly(mark);
                    break;
                case TokenKind.Star:
                    ParseStar(closing);
                    kind = PythonParameterKind.KeywordOnly;
                    break;
                case TokenKind.DoubleStar:
                    Advance();
                    ParseParameter(PythonParameterKind.Keywords, closing);
                    break;
                default:
                    ParseParameter(kind, closing);
                    break;
            }

            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }

        var found = CollectionsMarshal.AsSpan(parameters)[mark..].ToArray();
        parameters.RemoveRange(mark, found.Length);
        return found;
    }

    private void ParseStar(TokenKind closing)
    {
        Advance();
        if (Kind == TokenKind.Name)
        {
            ParseParameter(PythonParameterKind.Positionals, closing);
        }
        else if (Kind != TokenKind.Comma || items[at + 1].Kind != TokenKind.Name)
        {
            throw new SourceException(Line, "behind a bare star stands nothing that is passed by its name");
        }
    }

    private void MakePositionalOnly(int mark)
    {
        for (var index = mark; index < parameters.Count; index++)
        {
            parameters[index] = parameters[index] with { Kind = PythonParameterKind.PositionalOnly };
        }
    }

    private void ParseParameter(PythonParameterKind kind, TokenKind closing)
    {
        var line = Line;
        var name = ExpectName("a parameter");
        var annotation = closing == TokenKind.RightParenthesis && Accept(TokenKind.Colon) ? ParseAnnotation() : null;
        string? value = null;
        if (Accept(TokenKind.Assign))
        {
            var start = at;
            _ = ParseExpression();
            value = Text(start, at);
        }

        parameters.Add(new PythonParameter(name, kind, annotation, value, line));
    }
}
