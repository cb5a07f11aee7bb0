using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Takes some of the names out of an import statement that keeps others.</summary>
internal static class ImportNames
{
    public static IEnumerable<TextEdit> Remove(CodeFile file, ImportStatement statement, IReadOnlyCollection<ImportedName> gone)
    {
        var names = statement.Names;
        var lastKept = names.Count - 1;
        while (gone.Contains(names[lastKept]))
        {
            lastKept--;
        }

        for (var index = 0; index < names.Count; index++)
        {
            if (!gone.Contains(names[index]))
            {
                continue;
            }

            if (OwnLine(file, names[index]) is { } line)
            {
                yield return line;
            }
            else if (index < lastKept)
            {
                yield return new TextEdit(file.Tokens[names[index].First].Start, file.Tokens[names[index + 1].First].Start, string.Empty);
            }
            else
            {
                // Each takes the comma before it along, so that what closes the list stays.
                yield return new TextEdit(file.Tokens[names[index - 1].Last].End, file.Tokens[names[index].Last].End, string.Empty);
            }
        }
    }

    /// <summary>The lines of a name that has them for itself, with its comma.</summary>
    private static TextEdit? OwnLine(CodeFile file, ImportedName name)
    {
        var start = file.Tokens[name.First].Start;
        var lineStart = file.LineStart(start);
        var comma = file.Is(name.Last + 1, TokenKind.Comma);
        var end = file.Tokens[comma ? name.Last + 1 : name.Last].End;
        var rest = file.Text[end..file.LineEnd(end)].Trim();
        return comma && file.Text[lineStart..start].Trim().Length == 0 && (rest.Length == 0 || rest[0] == '#') ? new TextEdit(new NameComments(file, name).Start, file.NextLine(end), string.Empty) : null;
    }
}
