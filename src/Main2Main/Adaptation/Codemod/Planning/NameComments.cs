using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>The comments of a name that has a line of an import for itself: they go where the name goes.</summary>
internal sealed class NameComments
{
    /// <summary>Looks for the comments of a name.</summary>
    /// <param name="file">The file.</param>
    /// <param name="name">A name of an import statement.</param>
    public NameComments(CodeFile file, ImportedName name)
    {
        var first = file.Tokens[name.First].Start;
        Start = file.LineStart(first);
        var end = file.Tokens[file.Is(name.Last + 1, TokenKind.Comma) ? name.Last + 1 : name.Last].End;
        var rest = file.Text[end..file.LineEnd(end)].Trim();
        if (file.Text[Start..first].Trim().Length > 0)
        {
            return;
        }

        Behind = rest.StartsWith('#') ? rest : string.Empty;
        var above = new List<string>();
        while (Start > 0 && file.LineStart(Start - 1) is var line && file.Text[line..Start].Trim() is ['#', ..] comment)
        {
            above.Insert(0, comment);
            Start = line;
        }

        Above = above;
    }

    /// <summary>Where the name's first line begins, comments above it included.</summary>
    public int Start { get; }

    /// <summary>The comments above it.</summary>
    public IReadOnlyList<string> Above { get; } = [];

    /// <summary>The comment behind it; empty for none.</summary>
    public string Behind { get; } = string.Empty;

    /// <summary>Whether there is any.</summary>
    public bool Any => Above.Count > 0 || Behind.Length > 0;

    /// <summary>An import of the name alone, with its comments.</summary>
    /// <param name="import">The import, one line.</param>
    /// <param name="indent">What stands before it.</param>
    /// <param name="newLine">The line break.</param>
    public string Write(string import, string indent, string newLine) =>
        string.Concat(Above.Select(comment => indent + comment + newLine)) + indent + import + (Behind.Length > 0 ? "  " + Behind : string.Empty);
}
