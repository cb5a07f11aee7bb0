using Main2Main.Adaptation.Codemod.Layout;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>How a file is laid out.</summary>
internal sealed class FileStyle
{
    private readonly Lazy<int> limit;

    /// <summary>Looks at a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="house">How the downstream's files are laid out.</param>
    public FileStyle(CodeFile file, HouseStyle house)
    {
        limit = new(() => LimitOf(file, house.Limit));
        var aligned = file.Lines.Count(line => file.Is(line.First, TokenKind.From) && Opening(file, line) is { } open && file.Tokens[open].Line == file.Tokens[open + 1].Line);
        var exploded = file.Lines.Count(line => file.Is(line.First, TokenKind.From) && Opening(file, line) is { } open && file.Tokens[open].Line != file.Tokens[open + 1].Line);
        AlignsImports = aligned == exploded ? house.AlignsImports : aligned > exploded;
        var lists = Enumerable.Range(0, file.Tokens.Length).Where(token => file.Is(token, TokenKind.LeftParenthesis) && file.Is(token - 1, TokenKind.Name)
            && file.Tokens[token].Line != file.Tokens[file.Partner(token)].Line).ToList();
        var behind = lists.Count(token => file.Tokens[token].Line == file.Tokens[token + 1].Line);
        AlignsLists = lists.Count == 0 ? AlignsImports : behind * 2 > lists.Count;
    }

    /// <summary>Characters that the lines of this file keep to.</summary>
    public int Limit => limit.Value;

    /// <summary>Whether the names of a long import stand behind its bracket, and not on lines of their own.</summary>
    public bool AlignsImports { get; }

    /// <summary>Whether the arguments and parameters of a long list begin behind their bracket, and not on a line of their own.</summary>
    public bool AlignsLists { get; }

    /// <summary>An import statement of several names.</summary>
    public string Import(string module, IReadOnlyList<string> names, string indent, string newLine)
    {
        var line = $"{indent}from {module} import {string.Join(", ", names)}";
        if (line.Length <= Limit || !AlignsImports)
        {
            return ImportText.From(module, names, indent, string.Empty, Limit, newLine);
        }

        var start = $"{indent}from {module} import (";
        if (names.Count == 1 || names.Any(name => start.Length + name.Length + 1 > Limit))
        {
            return $"{indent}from {module} import \\{newLine}{indent}    {string.Join(", ", names)}";
        }

        return AlignedList.Behind(start, names, ")", Limit, newLine);
    }

    /// <summary>A file that breaks lines which the house would leave whole keeps to less; lines that are shorter anyway tell nothing.</summary>
    private static int LimitOf(CodeFile file, int house)
    {
        var whole = file.Text.Split('\n').Select(line => line.TrimEnd('\r').Length).ToList();
        var brackets = new Brackets(file);
        var broken = file.Lines.SelectMany(line => brackets.Opening(line).Where(brackets.IsBroken).Take(1)).Select(open => brackets.Joined(open)?.Length ?? 0).ToList();
        return HouseStyle.Limits.Where(limit => limit < house && Between(broken, limit, house) > Between(whole, limit, house)).Append(house).First();
    }

    private static int Between(List<int> lengths, int above, int most) => lengths.Count(length => length > above && length <= most);

    private static int? Opening(CodeFile file, LogicalLine line) => file.Is(line.Last, TokenKind.RightParenthesis) ? file.Partner(line.Last) : null;
}
