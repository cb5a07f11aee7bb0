using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Classes that do nothing of what they are asked themselves, and ask an object of theirs: what is demanded of them more, they ask of it too.</summary>
/// <param name="file">The file.</param>
internal sealed class Delegation(CodeFile file)
{
    private const int Fewest = 3;
    private const double Most = 0.75;

    /// <summary>The attribute whose object answers for a class; null for a class that does things itself.</summary>
    public string? AttributeOf(PythonClass owner)
    {
        var methods = file.Module.Functions.Where(function => function.Container == owner.Scope && !function.IsProperty && !function.Name.StartsWith('_'))
            .ToList();
        return methods.Select(Asked).OfType<string>().GroupBy(name => name, StringComparer.Ordinal)
            .Where(group => group.Count() >= Fewest && group.Count() >= methods.Count * Most).Select(group => group.Key).FirstOrDefault();
    }

    /// <summary>The statement that asks an attribute's object for a method.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="wanted">The method, which is no property, and bound to an object.</param>
    public static string Ask(string attribute, PythonFunction wanted)
    {
        var arguments = wanted.Parameters.Skip(1).Select(parameter => parameter.Kind switch
        {
            PythonParameterKind.Positionals => "*" + parameter.Name,
            PythonParameterKind.Keywords => "**" + parameter.Name,
            PythonParameterKind.PositionalOnly => parameter.Name,
            _ => $"{parameter.Name}={parameter.Name}",
        });
        return $"{(wanted.Returns == "None" ? string.Empty : "return ")}{(wanted.IsAsync ? "await " : string.Empty)}self.{attribute}.{wanted.Name}({string.Join(", ", arguments)})";
    }

    /// <summary>The attribute whose object a method asks for the same and does no more; null for one that does.</summary>
    private string? Asked(PythonFunction method)
    {
        var lines = file.Lines.Where(line => file.Tokens[line.First].Line >= method.Line && file.Tokens[line.First].Line <= method.EndLine).Skip(1).ToList();
        if (lines is not [.., var last] || lines.SkipLast(1).Any(line => !file.Is(line.First, TokenKind.String)))
        {
            return null;
        }

        var at = last.First;
        at += file.Is(at, TokenKind.Return) ? 1 : 0;
        at += file.Is(at, TokenKind.Await) ? 1 : 0;
        return file.IsName(at, "self") && file.Is(at + 1, TokenKind.Dot) && file.Is(at + 3, TokenKind.Dot) && file.IsName(at + 4, method.Name)
            && file.Is(at + 5, TokenKind.LeftParenthesis) && file.Partner(at + 5) == last.Last ? file.TextOf(at + 2) : null;
    }
}
