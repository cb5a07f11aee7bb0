using Main2Main.Adaptation.Codemod.Planning;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Guards;

/// <summary>Writes statements twice: for the release and for main. Neighbours share one branch.</summary>
/// <param name="file">The file.</param>
/// <param name="guard">The guard.</param>
internal sealed class TwoStatements(CodeFile file, LaneGuard guard)
{
    /// <summary>The replacements.</summary>
    /// <param name="edits">The guarded edits.</param>
    /// <param name="plain">Replacements that both lanes get.</param>
    /// <returns>One replacement for each branch point; null when a statement cannot be indented.</returns>
    public IReadOnlyList<TextEdit>? Write(IReadOnlyList<PlannedEdit> edits, IReadOnlyList<TextEdit> plain)
    {
        var guarded = edits.SelectMany(edit => edit.Texts).ToList();
        var indexes = guarded.Select(edit => file.Lines.ToList().FindIndex(statement => statement.Start <= edit.Start && edit.End <= statement.End)).Distinct().Order().ToList();
        if (indexes.Any(index => index < 0 || SpansText(file.Lines[index])))
        {
            return null;
        }

        var blocks = new List<TextEdit>();
        for (var first = 0; first < indexes.Count;)
        {
            var last = first;
            while (last + 1 < indexes.Count && AreNeighbours(indexes[last], indexes[last + 1]))
            {
                last++;
            }

            var (start, end) = (file.Lines[indexes[first]].Start, file.Lines[indexes[last]].End);
            var both = plain.Where(edit => start <= edit.Start && edit.End <= end).ToList();
            if (TextEdit.Apply(file.Text, start, end, both) is not { } old || TextEdit.Apply(file.Text, start, end, [.. both, .. guarded.Where(edit => start <= edit.Start && edit.End <= end)]) is not { } now)
            {
                return null;
            }

            var indent = file.Lines[indexes[first]].Indent;
            blocks.Add(new TextEdit(start, end, string.Join(file.NewLine, $"{indent}if {guard.Call}:", Deeper(old), $"{indent}else:", Deeper(now))));
            first = last + 1;
        }

        return blocks;
    }

    private bool AreNeighbours(int index, int next)
    {
        var (first, second) = (file.Lines[index], file.Lines[next]);
        return next == index + 1 && first.Indent == second.Indent && file.NextLine(first.End) == second.Start;
    }

    private bool SpansText(LogicalLine statement) => Enumerable.Range(statement.First, statement.Last - statement.First + 1).Any(token =>
        file.Tokens[token].Kind is TokenKind.String or TokenKind.Bytes or TokenKind.FormattedStart or TokenKind.FormattedMiddle && file.TextOf(token).Contains('\n'));

    private string Deeper(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim().Length == 0 ? line : file.Unit + line));
}
