using System.Text.RegularExpressions;
using Main2Main.Impact.Usage;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;

namespace Main2Main.Adaptation.Codemod.Upstream;

/// <summary>How a class reaches what it has from the upstream's: by the attribute that its base sets, or by the object that the base took that from.</summary>
/// <param name="file">The class's file.</param>
/// <param name="own">One of its methods.</param>
/// <param name="overridden">The upstream's method above that.</param>
/// <param name="names">The old upstream and the downstream as one.</param>
internal sealed partial class OwnWords(CodeFile file, PythonFunction own, PythonDefinition overridden, CodeWorld names)
{
    /// <summary>The upstream's expression as this class would write it.</summary>
    /// <param name="text">The expression.</param>
    public string Say(string text) => Attribute().Replace(text, found => Longer(found.Groups["name"].Value) is { } longer ? $"self.{longer}" : found.Value);

    /// <summary>The longer way to an attribute, where the file goes no other; null for none.</summary>
    private string? Longer(string attribute)
    {
        if (Stands("self", attribute) || names.Tree.ResolveDotted(Owner(overridden)) is not { Class: not null } owner
            || Source(owner, attribute) is not { } source || !source.EndsWith("." + attribute, StringComparison.Ordinal))
        {
            return null;
        }

        var holder = owner.File.Module.Variables
            .FirstOrDefault(variable => variable.Scope == owner.Class.Scope && variable.Source == source[..^(attribute.Length + 1)])?.Name;
        return holder is not null && file.Module.ClassAt(own.Container) is not null && Stands(holder, attribute) ? $"{holder}.{attribute}" : null;
    }

    private static string? Source(PythonDefinition owner, string attribute) =>
        owner.File.Module.Variables
            .FirstOrDefault(variable => variable.Scope == owner.Class!.Scope && variable.Name == attribute && variable.Source is not null)?.Source;

    private static string Owner(PythonDefinition method) => method.FullName[..method.FullName.LastIndexOf('.')];

    private bool Stands(string holder, string attribute) => Enumerable.Range(1, file.Tokens.Length - 2)
        .Any(token => file.Is(token, TokenKind.Dot) && file.IsName(token - 1, holder) && file.IsName(token + 1, attribute)
        && (holder == "self" || file.Is(token - 2, TokenKind.Dot)));

    [GeneratedRegex(@"(?<![\w.])self\.(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Attribute();
}
