using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;

namespace Main2Main.Adaptation.Codemod.Replacements;

/// <summary>What the upstream's own overrides of a method return at their end.</summary>
/// <param name="evidence">The upstream's texts.</param>
internal sealed class ReturnedValues(Evidence evidence)
{
    /// <summary>The value that all of them return: made of attributes of the object, which the class of the overridden method has too; null where they differ.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="method">The overridden method there.</param>
    public (string Key, string Text)? Of(PythonTree tree, PythonDefinition method)
    {
        var owner = tree.ResolveDotted($"{method.File.ModuleName}.{method.QualifiedName[..method.QualifiedName.LastIndexOf('.')]}");
        var ends = tree.Files
            .SelectMany(other => other.Module.Classes.Select(found => new PythonDefinition(other, PythonDefinitionKind.Class, found.QualifiedName) { Class = found }))
            .Where(found => PythonTree.OwnMember(found, method.Function!.Name) is { Function.IsAbstract: false }
                && tree.Ancestors(found).Any(above => above.FullName == owner?.FullName))
            .Select(found => End(PythonTree.OwnMember(found, method.Function!.Name)!)).ToList();
        return ends.Select(end => end?.Key).Distinct(StringComparer.Ordinal).ToList() is [{ } key] && owner is not null
            && Attributes(key).ToList() is { Count: > 0 } attributes
            && attributes.TrueForAll(attribute => tree.FindMember(owner, attribute) is not null) && NeedsOnly(key, method.Function!.Returns!) ? ends[0] : null;
    }

    /// <summary>Whether an expression names nothing but the object and the type that is returned.</summary>
    private static bool NeedsOnly(string key, string type)
    {
        var tokens = key.Split(' ');
        return Enumerable.Range(1, tokens.Length - 1).Where(index => char.IsLetter(tokens[index][0]) || tokens[index][0] == '_')
            .All(index => tokens[index - 1] == "." || (index + 1 < tokens.Length && tokens[index + 1] == "=") || tokens[index] == "self"
            || tokens[index] == type);
    }

    private static IEnumerable<string> Attributes(string key)
    {
        var tokens = key.Split(' ');
        return Enumerable.Range(0, tokens.Length).Where(index => index + 2 < tokens.Length && tokens[index] == "self" && tokens[index + 1] == ".")
            .Select(index => tokens[index + 2]);
    }

    private (string Key, string Text)? End(PythonDefinition function)
    {
        var code = evidence.Code.Read(function.File);
        var last = code?.Lines.LastOrDefault(line => code.Tokens[line.First].Line > function.Function!.Line
            && code.Tokens[line.First].Line <= function.Function.EndLine);
        if (last is null || !code!.Is(last.First, TokenKind.Return) || last.First == last.Last
            || !Enumerable.Range(last.First + 1, last.Last - last.First).All(token => IsPlain(code, token)))
        {
            return null;
        }

        var text = code.Text[code.Tokens[last.First + 1].Start..code.Tokens[last.Last].End];
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r'))
            .Select((line, index) => index > 0 && line.StartsWith(last.Indent, StringComparison.Ordinal) ? line[last.Indent.Length..] : line);
        return (TokenLine.Of(code, last).Key, string.Join('\n', lines));
    }

    private static bool IsPlain(CodeFile code, int token) =>
        code.Tokens[token].Kind is TokenKind.Name or TokenKind.Dot or TokenKind.LeftParenthesis or TokenKind.RightParenthesis or TokenKind.Comma or TokenKind.Assign;
}
