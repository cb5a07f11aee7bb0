using Main2Main.Impact.Usage;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;

namespace Main2Main.Adaptation.Codemod.Upstream;

/// <summary>
/// The downstream's classes that are registered under the names of the upstream's that they derive from: who looks a class up by that name gets the
/// downstream's.
/// </summary>
/// <param name="names">The old upstream and the downstream as one.</param>
internal sealed class ClassTables(CodeWorld names)
{
    /// <summary>The classes.</summary>
    /// <param name="read">Gives a downstream file as text with tokens; null when it cannot be read.</param>
    public IEnumerable<PythonDefinition> Entries(Func<PythonFile, CodeFile?> read)
    {
        var heirs = names.Downstream.SelectMany(file => file.Module.Classes.SelectMany(owner => names.Line(file, owner).Skip(1).Where(names.IsUpstream)))
            .Select(above => DottedName.Last(above.QualifiedName)).ToHashSet(StringComparer.Ordinal);
        return names.Downstream.SelectMany(file => InTables(file, heirs, read).Concat(InCalls(file)))
            .Select(entry => (entry.Name, Class: names.Tree.ResolveIn(entry.File, entry.Chain, entry.Scope)))
            .Where(entry => entry.Class is { Class: not null } own && !names.IsUpstream(own)
                && names.Line(own).Any(above => names.IsUpstream(above) && DottedName.Last(above.QualifiedName) == entry.Name))
            .Select(entry => entry.Class!);
    }

    /// <summary>Entries of dictionaries: a text, and a name behind it.</summary>
    private static IEnumerable<(PythonFile File, string Name, string Chain, int Scope)> InTables(PythonFile file, HashSet<string> heirs, Func<PythonFile, CodeFile?> read)
    {
        var texts = file.Module.Strings.Where(text => heirs.Contains(text.Value)).ToList();
        return texts.Count == 0 || read(file) is not { } code ? []
            : texts.Select(text => (File: file, Name: text.Value, Chain: ValueBehind(code, text.Line, text.Value)!, text.Scope))
                .Where(entry => entry.Chain is not null);
    }

    /// <summary>Calls that are handed a text and names.</summary>
    private static IEnumerable<(PythonFile File, string Name, string Chain, int Scope)> InCalls(PythonFile file) =>
        from call in file.Module.Calls
        where call.Arguments.Count > 1
        from text in call.Arguments
        where text.StringValue is { Length: > 0 }
        from other in call.Arguments
        where other.Text is { Length: > 0 } chain && chain.All(character => char.IsLetterOrDigit(character) || character is '_' or '.')
        select (file, text.StringValue, other.Text, call.Scope);

    /// <summary>The name that stands behind a text and a colon; null for anything else.</summary>
    private static string? ValueBehind(CodeFile code, int line, string text)
    {
        var key = Enumerable.Range(0, code.Tokens.Length)
            .FirstOrDefault(token => code.Tokens[token].Line == line && code.Is(token, TokenKind.String) && code.Source.Value(token) == text, -1);
        if (key < 0 || !code.Is(key + 1, TokenKind.Colon))
        {
            return null;
        }

        var end = key + 2;
        while (code.Is(end, TokenKind.Name) || code.Is(end, TokenKind.Dot))
        {
            end++;
        }

        return code.Is(end, TokenKind.Comma) || code.Is(end, TokenKind.RightBrace) ? string
            .Concat(Enumerable.Range(key + 2, end - key - 2).Select(code.TextOf)) : null;
    }
}
