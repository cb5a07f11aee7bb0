using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;

namespace Main2Main.Adaptation.Codemod.Replacements;

/// <summary>The targets of an assignment that takes a value apart.</summary>
/// <param name="Parts">Their tokens, each from the first to the one behind the last.</param>
/// <param name="Assign">The token of the equals sign.</param>
/// <param name="Line">The statement.</param>
internal sealed record Targets(IReadOnlyList<(int First, int End)> Parts, int Assign, LogicalLine Line)
{
    /// <summary>Those of a place; null where they stand otherwise than one behind the other.</summary>
    public static Targets? Of(CodeFile file, in PythonUnpacking place)
    {
        var (at, count) = (place.Line, place.Count);
        var lines = file.Lines.Where(line => file.Tokens[line.First].Line <= at && at <= file.Tokens[line.Last].Line).ToList();
        if (lines is not [{ IsSimple: true } line])
        {
            return null;
        }

        var assigns = Enumerable.Range(line.First, line.Last - line.First).Where(token => file.Is(token, TokenKind.Assign)).ToList();
        return assigns.Count > 0 && Split(file, line.First, assigns[0]) is var parts && parts.Count == count ? new Targets(parts, assigns[0], line) : null;
    }

    /// <summary>What stands between commas.</summary>
    public static IReadOnlyList<(int First, int End)> Split(CodeFile file, int first, int end)
    {
        var parts = new List<(int, int)>();
        var start = first;
        for (var token = first; token < end; token++)
        {
            if (file.Is(token, TokenKind.LeftParenthesis) || file.Is(token, TokenKind.LeftBracket) || file.Is(token, TokenKind.LeftBrace))
            {
                token = file.Partner(token);
            }
            else if (file.Is(token, TokenKind.Comma))
            {
                parts.Add((start, token));
                start = token + 1;
            }
        }

        return start < end ? [.. parts, (start, end)] : parts;
    }
}
