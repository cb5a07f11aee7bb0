using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Copies;

/// <summary>Merges the parameters of a signature or the arguments of a call three ways, where the copy has written the rest its own way.</summary>
internal sealed class ElementMerge
{
    private readonly BracketList mine;
    private readonly List<TextEdit> texts = [];
    private readonly bool isDefinition;
    private readonly int limit;

    private ElementMerge(BracketList mine, bool isDefinition, int limit) => (this.mine, this.isDefinition, this.limit) = (mine, isDefinition, limit);

    /// <summary>The keys of the elements that the original has gained.</summary>
    public List<string> Added { get; } = [];

    /// <summary>The keys of those that it has lost.</summary>
    public List<string> Removed { get; } = [];

    /// <summary>The texts that were put in.</summary>
    public List<string> Written { get; } = [];

    /// <summary>The replacements in the copy.</summary>
    public IReadOnlyList<TextEdit> Texts => texts;

    /// <summary>Whether the original's line differs in nothing but the elements that came and went, and their order.</summary>
    public bool IsAll { get; private init; }

    /// <summary>Merges two states of a line into the copy's line.</summary>
    /// <returns>The merge; null where the lines are no such list, or where the place of what is new cannot be told.</returns>
    public static ElementMerge? Of((CodeFile Code, LogicalLine Line) own, (CodeFile Code, LogicalLine Line) older, (CodeFile Code, LogicalLine Line) newer, int limit)
    {
        if (Head(own) is not { } mine || Head(older) is not { } old || Head(newer) is not { } now)
        {
            return null;
        }

        var (before, after, have) = (Elements(old), Elements(now), Elements(mine));
        var defines = own.Code.Tokens[own.Line.First].Kind is TokenKind.Def or TokenKind.Async;
        var merge = new ElementMerge(mine, defines, limit)
        {
            IsAll = Around(old, older.Line) == Around(now, newer.Line)
                && before.TrueForAll(one => after.TrueForAll(other => other.Key != one.Key || Spaceless(other.Text) == Spaceless(one.Text)))
                && Ordered(before, after, defines).SequenceEqual(Ordered(after, before, defines)),
        };
        if (before.DistinctBy(one => one.Key).Count() < before.Count || after.DistinctBy(one => one.Key).Count() < after.Count)
        {
            return null;
        }

        merge.Remove(before, after, have);
        return merge.Add(before, after, have) && merge.texts.Count > 0 ? merge : null;
    }

    /// <summary>What a line's first bracket belongs to, so that lines of the same call or definition find each other; null for none.</summary>
    public static string? NameOf(CodeFile code, LogicalLine line) => Head((code, line)) is { } list
        ? string.Join(' ', Enumerable.Range(line.First, list.Open - line.First).Select(code.TextOf)) : null;

    /// <summary>The elements that another list has too and whose order says something: all but the named arguments of a call.</summary>
    private static IEnumerable<string> Ordered(List<Element> list, List<Element> other, bool defines) => list
        .Where(one => other.Exists(same => same.Key == one.Key) && (!one.IsNamed || defines)).Select(one => one.Key);

    /// <summary>A line without what stands in its first bracket.</summary>
    private static string Around(BracketList list, LogicalLine line) => string.Join(' ', Enumerable.Range(line.First, line.Last - line.First + 1)
        .Where(token => token <= list.Open || token >= list.File.Partner(list.Open)).Select(list.File.TextOf));

    private static string Spaceless(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter))).TrimEnd(',');

    private static BracketList? Head((CodeFile Code, LogicalLine Line) place)
    {
        var open = Enumerable.Range(place.Line.First, place.Line.Last - place.Line.First + 1).FirstOrDefault(token => place.Code.Is(token, TokenKind.LeftParenthesis), -1);
        return open > place.Line.First && place.Code.Is(open - 1, TokenKind.Name) && place.Code.Partner(open) > 0 ? new BracketList(place.Code, open) : null;
    }

    private static List<Element> Elements(BracketList list) => [.. list.Elements.Select(element =>
    {
        var first = list.File.Is(element.First, TokenKind.Name) ? element.First : element.First + 1;
        var isNamed = element.First == first && (element.First == element.Last || list.File.Tokens[first + 1].Kind is TokenKind.Assign or TokenKind.Colon);
        var text = list.File.Text[list.File.Tokens[element.First].Start..list.File.Tokens[element.Last].End];
        var key = isNamed ? list.File.TextOf(first) : string.Concat(Enumerable.Range(element.First, element.Last - element.First + 1).Select(list.File.TextOf));
        return new Element(key, text, element.Last > first && list.File.Is(first + 1, TokenKind.Assign));
    })];

    private void Remove(List<Element> before, List<Element> after, List<Element> have)
    {
        foreach (var (key, _, _) in before.Where(one => after.TrueForAll(other => other.Key != one.Key)))
        {
            if (have.FindIndex(one => one.Key == key) is var index and >= 0)
            {
                texts.Add(mine.Remove(index));
                Removed.Add(key);
            }
        }
    }

    private bool Add(List<Element> before, List<Element> after, List<Element> have)
    {
        var added = after.Select((one, index) => (one.Key, one.Text, Index: index)).Where(one => before.TrueForAll(other => other.Key != one.Key) && have.TrueForAll(other => other.Key != one.Key)).ToList();
        var merged = have.Select(one => Removed.Contains(one.Key) ? [] : new List<string> { one.Text }).ToList();
        foreach (var run in added.GroupBy(one => after.Take(one.Index).Select(other => have.FindIndex(mine => mine.Key == other.Key)).LastOrDefault(place => place >= 0, -1)))
        {
            // What is put in goes behind an element that stays: where its neighbour goes, the place is not sure.
            if (run.Key < 0 || Removed.Contains(have[run.Key].Key) || run.Any(one => one.Text.Contains('\n', StringComparison.Ordinal)))
            {
                return false;
            }

            texts.AddRange(mine.InsertAfter(run.Key, string.Join(mine.GapAt(run.Key), run.Select(one => one.Text)), limit));
            Added.AddRange(run.Select(one => one.Key));
            Written.AddRange(run.Select(one => one.Text));
            merged[run.Key].AddRange(run.Select(one => one.Text));
        }

        return IsInOrder([.. merged.SelectMany(texts => texts)]);
    }

    /// <summary>Whether Python takes a list: no parameter without a default behind one with a default but for a star between, no positional argument behind a keyword.</summary>
    private bool IsInOrder(List<string> list)
    {
        var isOptional = false;
        foreach (var text in list)
        {
            var isStar = text.StartsWith('*');
            var isNamed = isDefinition ? text.Contains('=', StringComparison.Ordinal) : IsKeyword(text) || text.StartsWith("**", StringComparison.Ordinal);
            if (isDefinition && isStar)
            {
                return true;
            }

            if (isOptional && !isNamed && !isStar)
            {
                return false;
            }

            isOptional |= isNamed;
        }

        return true;
    }

    private static bool IsKeyword(string text) => text.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
        && text[..at].Trim().All(letter => char.IsLetterOrDigit(letter) || letter == '_') && (at + 1 == text.Length || text[at + 1] != '=');

    /// <summary>One element.</summary>
    /// <param name="Key">What it is known by: its name, or all of it.</param>
    /// <param name="Text">Its text.</param>
    /// <param name="IsNamed">Whether it is an argument by name.</param>
    private sealed record Element(string Key, string Text, bool IsNamed);
}
