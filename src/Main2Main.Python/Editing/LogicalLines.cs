using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Python.Editing;

/// <summary>Cuts a file's tokens into logical lines.</summary>
internal static class LogicalLines
{
    public static IReadOnlyList<LogicalLine> Read(CodeFile file)
    {
        var simple = Simple(file.Statements).Select(statement => (statement.Start, statement.End)).ToHashSet();
        var found = new List<LogicalLine>();
        var first = -1;
        for (var index = 0; index < file.Tokens.Length; index++)
        {
            switch (file.Tokens[index].Kind)
            {
                case TokenKind.Newline or TokenKind.End:
                    if (first >= 0)
                    {
                        found.Add(Make(file, first, index - 1, simple.Contains((first, index))));
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

    private static IEnumerable<Statement> Simple(IEnumerable<Statement> statements) => statements.SelectMany(statement =>
        statement.Clauses.Count == 0 ? [statement] : statement.Clauses.SelectMany(clause => Simple(clause.Body)));

    private static LogicalLine Make(CodeFile file, int first, int last, bool isSimple)
    {
        var start = file.LineStart(file.Tokens[first].Start);
        var indent = file.Text[start..file.Tokens[first].Start];
        return new LogicalLine(first, last, start, file.LineEnd(file.Tokens[last].End), indent, isSimple && indent.All(character => character is ' ' or '\t'));
    }
}

/// <summary>One logical line of a file.</summary>
/// <param name="First">Its first token.</param>
/// <param name="Last">Its last token.</param>
/// <param name="Start">Where its first line begins.</param>
/// <param name="End">Where its last line ends, the line break not counted.</param>
/// <param name="Indent">What stands before it.</param>
/// <param name="IsSimple">Whether it is one simple statement alone on its lines, which can be written twice.</param>
internal sealed record LogicalLine(int First, int Last, int Start, int End, string Indent, bool IsSimple);
