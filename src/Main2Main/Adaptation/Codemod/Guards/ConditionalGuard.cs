using Main2Main.Adaptation.Codemod.Text;
using Main2Main.Contracts.Parsing;

namespace Main2Main.Adaptation.Codemod.Guards;

/// <summary>Guards that are conditional expressions: <c>old if version_is("1.0") else new</c>.</summary>
internal static class ConditionalGuard
{
    /// <summary>Whether a token stands before the <c>if</c> that asks the guard function.</summary>
    public static bool Covers(CodeFile file, LaneGuard guard, int token)
    {
        for (var index = token; guard.Function is { } function && index < file.Tokens.Length; index++)
        {
            switch (file.Tokens[index].Kind)
            {
                case TokenKind.Newline or TokenKind.End or TokenKind.Semicolon:
                    return false;
                case TokenKind.If when file.Text.AsSpan(file.Tokens[index + 1].Start).StartsWith(function + "("):
                    return true;
                case TokenKind.Comma or TokenKind.Colon:
                    // The rest of the brackets around it is another expression.
                    while (index < file.Tokens.Length && (file.Partner(index) < 0 || file.Partner(index) > index) && file.Tokens[index].Kind != TokenKind.Newline && file.Tokens[index].Kind != TokenKind.End)
                    {
                        index = Math.Max(index, file.Partner(index)) + 1;
                    }

                    index -= index < file.Tokens.Length && file.Tokens[index].Kind is TokenKind.Newline or TokenKind.End ? 1 : 0;
                    break;
                default:
                    index = Math.Max(index, file.Partner(index));
                    break;
            }
        }

        return false;
    }
}
