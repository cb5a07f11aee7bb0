using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Guards.Removal;

/// <summary>Removes imports of the guard function from a file that no longer uses it.</summary>
internal static class ImportRemoval
{
    /// <summary>The edit that removes the last import of a name.</summary>
    /// <returns>The edit; null when the name is used, or not imported.</returns>
    public static RemovalEdit? Make(SourceCode code, IReadOnlyList<Statement> statements, string name)
    {
        var imports = Imports(statements, isTop: true, code).ToList();
        var isUsed = Enumerable.Range(0, code.Count)
            .Any(token => code.IsName(token, name) && !imports.Exists(import => import.Statement.Start <= token && token < import.Statement.End));
        var last = imports.FindLast(import => Pieces(code, import.Statement).Exists(piece => piece.End == piece.Start + 1 && code.IsName(piece.Start, name)));
        return isUsed || last.Statement is null ? null : Remove(code, last.Statement, last.IsAlone, name);
    }

    private static IEnumerable<(Statement Statement, bool IsAlone)> Imports(IReadOnlyList<Statement> block, bool isTop, SourceCode code)
    {
        foreach (var statement in block)
        {
            if (statement.Clauses.Count == 0 && code[statement.Start].Kind == TokenKind.From)
            {
                yield return (statement, !isTop && block.Count == 1);
            }

            foreach (var inner in statement.Clauses.SelectMany(clause => Imports(clause.Body, isTop: false, code)))
            {
                yield return inner;
            }
        }
    }

    private static List<(int Start, int End)> Pieces(SourceCode code, Statement statement)
    {
        var first = code.Find(TokenKind.Import, statement.Start, statement.End) + 1;
        var end = statement.End;
        (first, end) = code[first].Kind == TokenKind.LeftParenthesis ? (first + 1, code.AfterMatching(first) - 1) : (first, end);
        var pieces = new List<(int, int)>();
        while (first < end)
        {
            var comma = code.Find(TokenKind.Comma, first, end) is var found and >= 0 ? found : end;
            pieces.Add((first, comma));
            first = comma + 1;
        }

        return pieces;
    }

    private static RemovalEdit Remove(SourceCode code, Statement statement, bool isAlone, string name)
    {
        var lines = new TextLines(code);
        var pieces = Pieces(code, statement);
        var index = pieces.FindIndex(piece => piece.End == piece.Start + 1 && code.IsName(piece.Start, name));
        var line = code[pieces[index].Start].Line;
        if (pieces.Count == 1)
        {
            var (first, end) = (lines.StartOf(code[statement.Start].Line), lines.StartOf(code.EndLine(statement.End - 1) + 1));
            var blanks = code.Text(first, code[statement.Start].Start).ToString();
            return blanks.Trim().Length > 0
                ? RemovalEdit.None("its import shares a line")
                : RemovalEdit.Of(first, end, isAlone ? blanks + "pass\n" : string.Empty);
        }

        var isOwnLine = pieces.TrueForAll(piece => piece.Start == pieces[index].Start || code[piece.Start].Line != line) && code[statement.Start].Line != line
            && code.EndLine(statement.End - 1) != line;
        if (isOwnLine)
        {
            return RemovalEdit.Of(lines.StartOf(line), lines.StartOf(line + 1), string.Empty);
        }

        return index + 1 < pieces.Count
            ? RemovalEdit.Of(code[pieces[index].Start].Start, code[pieces[index + 1].Start].Start, string.Empty)
            : RemovalEdit.Of(code[pieces[index - 1].End - 1].End, code[pieces[index].Start].End, string.Empty);
    }
}
