using Main2Main.Contracts.Parsing;

namespace Main2Main.Adaptation.Codemod.Text;

/// <summary>Cuts a file's tokens into logical lines.</summary>
internal static class StatementReader
{
    public static IReadOnlyList<Statement> Read(CodeFile file)
    {
        var found = new List<Statement>();
        var first = -1;
        for (var index = 0; index < file.Tokens.Length; index++)
        {
            switch (file.Tokens[index].Kind)
            {
                case TokenKind.Newline or TokenKind.End:
                    if (first >= 0)
                    {
                        found.Add(Make(file, first, index - 1));
                    }

                    first = -1;
                    break;
                case TokenKind.Indent or TokenKind.Dedent:
                    break;
                default:
                    first = first < 0 ? index : first;
                    break;
            }
        }

        return found;
    }

    private static Statement Make(CodeFile file, int first, int last)
    {
        var start = file.LineStart(file.Tokens[first].Start);
        var indent = file.Text[start..file.Tokens[first].Start];
        return new Statement(first, last, start, file.LineEnd(file.Tokens[last].End), indent, indent.All(character => character is ' ' or '\t') && IsSimple(file, first, last));
    }

    private static bool IsSimple(CodeFile file, int first, int last)
    {
        if (file.Tokens[first].Kind is TokenKind.If or TokenKind.Elif or TokenKind.Else or TokenKind.For or TokenKind.While or TokenKind.With or TokenKind.Def or TokenKind.Class
                or TokenKind.Try or TokenKind.Except or TokenKind.Finally or TokenKind.Async or TokenKind.At
            || file.Tokens[last].Kind == TokenKind.Colon || file.IsName(first, "match") || file.IsName(first, "case"))
        {
            return false;
        }

        for (var index = first; index <= last; index++)
        {
            if (file.Tokens[index].Kind == TokenKind.Semicolon)
            {
                return false;
            }
        }

        return true;
    }
}
