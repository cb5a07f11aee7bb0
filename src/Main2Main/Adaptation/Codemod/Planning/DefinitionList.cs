using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Finds the parameters of a definition in its text.</summary>
internal static class DefinitionList
{
    public static BracketList? Of(CodeFile file, PythonFunction function)
    {
        foreach (var statement in file.Lines)
        {
            var at = file.Is(statement.First, TokenKind.Async) ? statement.First + 1 : statement.First;
            if (file.Is(at, TokenKind.Def) && file.Tokens[at].Line == function.Line && file.IsName(at + 1, function.Name))
            {
                var open = file.Is(at + 2, TokenKind.LeftBracket) ? file.Partner(at + 2) + 1 : at + 2;
                return file.Is(open, TokenKind.LeftParenthesis) ? new BracketList(file, open) : null;
            }
        }

        return null;
    }
}
