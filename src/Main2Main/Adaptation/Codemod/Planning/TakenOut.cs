using System.Text;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Tells which names edits take out of a file.</summary>
internal static class TakenOut
{
    /// <summary>Whether an edit covers a name and does not write it again.</summary>
    /// <param name="file">The file.</param>
    /// <param name="token">The name's token.</param>
    /// <param name="texts">The replacements.</param>
    public static bool Is(CodeFile file, int token, IEnumerable<TextEdit> texts) => texts.Any(text =>
        text.Covers(file.Tokens[token].Start, file.Tokens[token].End) && !MayHold(text.NewText, file.TextOf(token)));

    // Within brackets a part of a statement can be read as tokens, wherever it was cut. What cannot is taken to hold anything.
    private static bool MayHold(string text, string name) => SourceCode.TryRead(Encoding.UTF8.GetBytes($"({text})")) is not { } code
        || Enumerable.Range(0, code.Count).Any(token => code[token].Kind == TokenKind.Name && code.IsName(token, name));
}
