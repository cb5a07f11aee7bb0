using Main2Main.Adaptation.Codemod.Layout;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>How a file is laid out.</summary>
internal sealed class FileStyle
{
    private const int Clearly = 2;

    private readonly Lazy<int> limit;
    private readonly Lazy<bool> spreads;
    private readonly Lazy<SingleImports?> single;
    private readonly int sorted;

    /// <summary>Looks at a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="house">How the downstream's files are laid out.</param>
    public FileStyle(CodeFile file, HouseStyle house)
    {
        sorted = house.ImportLimit;
        limit = new(() => LimitOf(file, house.Limit));
        single = new(() => SingleImports.Of(file, ImportLimit));
        var broken = file.Lines.Where(line => file.Is(line.First, TokenKind.From) && file.Tokens[line.First].Line < file.Tokens[line.Last].Line).ToList();
        var exploded = broken.Count(line => file.Is(line.Last, TokenKind.RightParenthesis) && file.Tokens[line.Last].Line > file.Tokens[line.Last - 1].Line);
        var aligned = broken.Count - exploded;
        AlignsImports = aligned == exploded ? house.AlignsImports : aligned > exploded;
        var lists = Enumerable.Range(0, file.Tokens.Length).Where(token => file.Is(token, TokenKind.LeftParenthesis) && file.Is(token - 1, TokenKind.Name)
            && file.Tokens[token].Line != file.Tokens[file.Partner(token)].Line).ToList();
        var behind = lists.Count(token => file.Tokens[token].Line == file.Tokens[token + 1].Line);
        AlignsLists = lists.Count == 0 ? AlignsImports : behind * 2 > lists.Count;
        spreads = new(() => Spread([.. lists.Select(open => IsSpread(file, open)).OfType<bool>()]));
    }

    /// <summary>Characters that the lines of this file keep to.</summary>
    public int Limit => limit.Value;

    /// <summary>Characters that its imports keep to.</summary>
    public int ImportLimit => Math.Min(Limit, sorted);

    /// <summary>Whether the names of a long import stand behind its bracket, and not on lines of their own.</summary>
    public bool AlignsImports { get; }

    /// <summary>Whether the arguments and parameters of a long list begin behind their bracket, and not on a line of their own.</summary>
    public bool AlignsLists { get; }

    /// <summary>Whether each argument of a long list has its line, also where they would have room on one together.</summary>
    public bool SpreadsLists => spreads.Value;

    /// <summary>An import statement.</summary>
    public string Import(string module, IReadOnlyList<string> names, string indent, string newLine)
    {
        var most = ImportLimit;
        var line = $"{indent}from {module} import {string.Join(", ", names)}";
        if (names.Count == 1 && single.Value is { } habit && line.Length > habit.Over)
        {
            return habit.Write(module, names[0], indent, newLine);
        }

        if (line.Length <= most || !AlignsImports)
        {
            return ImportText.From(module, names, indent, string.Empty, most, newLine);
        }

        var start = $"{indent}from {module} import (";
        return names.Count == 1 ? $"{indent}from {module} import \\{newLine}{indent}    {names[0]}"
            : names.All(name => start.Length + name.Length + 1 <= most) ? AlignedList.Behind(start, names, ")", most, newLine)
            : start + newLine + AlignedList.Behind(indent + "    ", names, ")", most, newLine);
    }

    /// <summary>A file that breaks lines which the house would leave whole keeps to less; lines that are shorter anyway tell nothing.</summary>
    private static int LimitOf(CodeFile file, int house)
    {
        // What has no bracket cannot be broken, and a comment is no code: their lengths tell nothing.
        var brackets = new Brackets(file);
        var whole = file.Lines.Where(line => file.Tokens[line.First].Line == file.Tokens[line.Last].Line && brackets.Opening(line).Any(open => file.Partner(open) > open + 1))
            .Select(line => file.Tokens[line.Last].End - file.LineStart(line.Start)).ToList();
        var broken = file.Lines.SelectMany(line => brackets.Opening(line).Where(brackets.IsBroken).Take(1)).Select(open => brackets.Joined(open)?.Length ?? 0).ToList();
        return HouseStyle.Limits.Where(limit => limit < house && Between(broken, limit, house) > Between(whole, limit, house)).Append(house).First();
    }

    private static bool Spread(List<bool> told) => told.Count(one => one) > Math.Max(Clearly, Clearly * told.Count(one => !one));

    /// <summary>Whether several elements below their bracket have a line each although one would hold them; null for a list that tells nothing.</summary>
    private bool? IsSpread(CodeFile file, int open)
    {
        var elements = new BracketList(file, open).Elements;
        if (elements.Count < 2 || file.Tokens[open].Line == file.Tokens[open + 1].Line
            || elements.Any(element => file.Tokens[element.First].Line != file.Tokens[element.Last].Line))
        {
            return null;
        }

        var isSpread = Enumerable.Range(1, elements.Count - 1)
            .All(index => file.Tokens[elements[index].First].Line > file.Tokens[elements[index - 1].Last].Line);
        var start = file.Tokens[elements[0].First].Start;
        var length = start - file.LineStart(start) + elements.Sum(element => file.Tokens[element.Last].End - file.Tokens[element.First].Start + 2);
        return !isSpread ? false : length <= Limit ? true : null;
    }

    private static int Between(List<int> lengths, int above, int most) => lengths.Count(length => length > above && length <= most);
}
