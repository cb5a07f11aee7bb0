using System.Text;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Tells what edits do to a file's tokens.</summary>
internal static class EditedTokens
{
    /// <summary>Whether an edit replaces a token, perhaps with what is around it.</summary>
    /// <param name="texts">The edits.</param>
    /// <param name="file">The file.</param>
    /// <param name="token">The token.</param>
    public static bool Cover(this IEnumerable<TextEdit> texts, CodeFile file, int token) =>
        texts.Any(text => text.Covers(file.Tokens[token].Start, file.Tokens[token].End));

    /// <summary>Whether an edit replaces a name and does not write it again.</summary>
    /// <param name="texts">The edits.</param>
    /// <param name="file">The file.</param>
    /// <param name="token">The name's token.</param>
    public static bool TakeOut(this IEnumerable<TextEdit> texts, CodeFile file, int token) =>
        texts.Any(text => text.Covers(file.Tokens[token].Start, file.Tokens[token].End) && !MayHold(text.NewText, file.TextOf(token)));

    // Within brackets a part of a statement can be read as tokens, wherever it was cut. What cannot is taken to hold anything.
    private static bool MayHold(string text, string name) => SourceCode.TryRead(Encoding.UTF8.GetBytes($"({text})")) is not { } code
        || Enumerable.Range(0, code.Count).Any(token => code[token].Kind == TokenKind.Name && code.IsName(token, name));
}
