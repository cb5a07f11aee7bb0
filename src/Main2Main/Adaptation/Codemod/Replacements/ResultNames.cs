using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;

namespace Main2Main.Adaptation.Codemod.Replacements;

/// <summary>What the parts of a function's result are called: by the function itself where it returns them, and by those who take them apart.</summary>
/// <param name="evidence">The upstream's texts.</param>
internal sealed class ResultNames(Evidence evidence)
{
    private const string Unused = "_";

    /// <summary>The names of each part.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="function">The function there.</param>
    /// <param name="count">How many parts there are.</param>
    public IReadOnlyList<HashSet<string>> Of(PythonTree tree, PythonDefinition function, int count)
    {
        var names = Enumerable.Range(0, count).Select(_ => new HashSet<string>(StringComparer.Ordinal)).ToList();
        foreach (var parts in Returned(function).Concat(Taken(tree, function.Function!.Name).Select(taken => taken.Parts)).Where(parts => parts.Count == count))
        {
            foreach (var (index, part) in parts.Index().Where(entry => entry.Item.Length > 0 && entry.Item != Unused))
            {
                _ = names[index].Add(part);
            }
        }

        return names;
    }

    /// <summary>What a part is called by a caller in a function of some name, or else by all callers; null where they do not agree.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="function">The function that is called.</param>
    /// <param name="count">How many parts its result has.</param>
    /// <param name="part">The part.</param>
    /// <param name="around">The name of the function that the caller is in.</param>
    public string? NameOf(PythonTree tree, PythonDefinition function, int count, int part, string? around)
    {
        var taken = Taken(tree, function.Function!.Name).Where(one => one.Parts.Count == count && one.Parts[part].Length > 0).ToList();
        var near = taken.Where(one => one.Around == around).Select(one => one.Parts[part]).Distinct(StringComparer.Ordinal).ToList();
        return near is [var only] ? only : taken.Select(one => one.Parts[part]).Distinct(StringComparer.Ordinal).ToList() is [var all] ? all : null;
    }

    private IEnumerable<IReadOnlyList<string>> Returned(PythonDefinition function) => evidence.Code.Read(function.File) is not { } code ? [] : code.Lines
        .Where(line => code.Is(line.First, TokenKind.Return) && code.Tokens[line.First].Line > function.Function!.Line
            && code.Tokens[line.First].Line <= function.Function.EndLine)
        .Select(line => Parts(code, line.First + 1, line.Last + 1));

    private IEnumerable<(string? Around, IReadOnlyList<string> Parts)> Taken(PythonTree tree, string name)
    {
        foreach (var file in tree.Files.Where(file => file.IsRead))
        {
            foreach (var place in file.Module.Unpackings
                .Where(place => place is { Kind: PythonUnpackingKind.Assignment, HasStar: false } && IsCallOf(place.Source, name)))
            {
                if (evidence.Code.Read(file) is { } code && Targets.Of(code, place) is { } targets)
                {
                    yield return (file.Module.EnclosingFunction(place.Scope)?.Name, [.. targets.Parts.Select(part => NameAt(code, part.First, part.End))]);
                }
            }
        }
    }

    private static bool IsCallOf(string source, string name) => source.EndsWith("()", StringComparison.Ordinal) && DottedName.Last(source[..^2]) == name;

    private static IReadOnlyList<string> Parts(CodeFile code, int first, int end) =>
        [.. Targets.Split(code, first, end).Select(part => NameAt(code, part.First, part.End))];

    /// <summary>The name that tokens are; empty for anything else.</summary>
    private static string NameAt(CodeFile code, int first, int end) => end == first + 1 && code.Is(first, TokenKind.Name) ? code.TextOf(first).ToString()
        : string.Empty;
}
