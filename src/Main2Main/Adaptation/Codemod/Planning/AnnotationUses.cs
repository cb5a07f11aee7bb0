using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>The annotations of a file's functions that a name stands in.</summary>
internal static class AnnotationUses
{
    /// <summary>The replacements that take the annotations out.</summary>
    /// <param name="file">The file.</param>
    /// <param name="places">The tokens at which the name stands.</param>
    /// <returns>One for each annotation; none where one of the places is in no annotation of a parameter or result.</returns>
    public static IReadOnlyList<TextEdit> Without(CodeFile file, IReadOnlyCollection<int> places)
    {
        var found = new List<TextEdit>();
        var left = places.ToHashSet();
        foreach (var function in file.Module.Functions.Where(function => places.Any(token => IsAround(file, function, token))))
        {
            if (DefinitionList.Of(file, function) is not { } signature)
            {
                continue;
            }

            var annotations = signature.Elements.Select(element => OfParameter(file, element.First, element.Last)).Append(OfResult(file, signature.Close)).OfType<(int First, int Last)>();
            foreach (var (first, last) in annotations.Where(range => left.Any(token => token >= range.First && token <= range.Last)))
            {
                _ = left.RemoveWhere(token => token >= first && token <= last);
                found.Add(Remove(file, first, last));
            }
        }

        return left.Count == 0 ? found : [];
    }

    private static bool IsAround(CodeFile file, PythonFunction function, int token) => file.Tokens[token].Line >= function.Line && file.Tokens[token].Line <= function.EndLine;

    /// <summary>From the colon to what stands before the default.</summary>
    private static (int First, int Last)? OfParameter(CodeFile file, int first, int last)
    {
        var colon = first + (file.Is(first, TokenKind.Star) || file.Is(first, TokenKind.DoubleStar) ? 2 : 1);
        var assign = Enumerable.Range(colon, Math.Max(last - colon + 1, 0)).FirstOrDefault(token => file.Is(token, TokenKind.Assign) && !IsNested(file, colon, token), last + 1);
        return colon <= last && file.Is(colon, TokenKind.Colon) ? (colon, assign - 1) : null;
    }

    private static bool IsNested(CodeFile file, int from, int token) => Enumerable.Range(from, token - from).Any(open => file.Partner(open) > token);

    /// <summary>From the arrow to what stands before the colon.</summary>
    private static (int First, int Last)? OfResult(CodeFile file, int close) =>
        file.Is(close + 1, TokenKind.Arrow) && file.LineOf(close) is { } line ? (close + 1, Enumerable.Range(close + 2, line.Last - close - 1)
            .First(token => file.Is(token, TokenKind.Colon) && !IsNested(file, close + 1, token)) - 1) : null;

    private static TextEdit Remove(CodeFile file, int first, int last)
    {
        // What stands before a bare default has no blank around its equals sign.
        var end = file.Is(last + 1, TokenKind.Assign) ? file.Tokens[last + 2].Start : file.Tokens[last].End;
        return new TextEdit(file.Tokens[first - 1].End, end, file.Is(last + 1, TokenKind.Assign) ? "=" : string.Empty);
    }
}
