using Main2Main.Python.Parsing;

namespace Main2Main.Python.Editing;

/// <summary>Finds the other bracket of each bracket.</summary>
internal static class BracketPairs
{
    public static int[] Of(Token[] tokens)
    {
        var partners = new int[tokens.Length];
        Array.Fill(partners, -1);
        var open = new Stack<int>();
        for (var index = 0; index < tokens.Length; index++)
        {
            switch (tokens[index].Kind)
            {
                case TokenKind.LeftParenthesis or TokenKind.LeftBracket or TokenKind.LeftBrace:
                    open.Push(index);
                    break;
                case TokenKind.RightParenthesis or TokenKind.RightBracket or TokenKind.RightBrace when open.Count > 0:
                    partners[index] = open.Pop();
                    partners[partners[index]] = index;
                    break;
            }
        }

        return partners;
    }
}
