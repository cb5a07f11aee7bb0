using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact.Usage;
using Main2Main.Python;
using Main2Main.Python.Editing;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Tells from where an object may come whose class is not known.</summary>
/// <param name="world">The trees.</param>
/// <param name="file">The file.</param>
internal sealed class ReceiverOrigins(CodemodWorld world, CodeFile file)
{
    /// <summary>
    /// Whether all that is seen to give a chain its value may be the upstream's or the downstream's: a parameter without a type, or a call of ours.
    /// </summary>
    /// <param name="chain">The chain.</param>
    /// <param name="scope">Where it stands.</param>
    public bool AreOurs(string chain, int scope)
    {
        var root = chain.Split('.', '(', '[')[0];
        var function = file.Module.EnclosingFunction(scope);
        if (Parameter(function, root) is { } parameter)
        {
            return IsObject(function!, root) ? Fields(scope, chain).All(IsOurs) : IsOfOurs(parameter);
        }

        var given = file.Module.Variables
            .Where(variable => variable.Name == root && (variable.Scope == function?.Scope || variable.Scope == PythonModule.ModuleScope)).ToList();
        return given.Count > 0 ? given.TrueForAll(IsOurs) : IsOurName(root);
    }

    private static PythonParameter? Parameter(PythonFunction? function, string name) => function?.Parameters
        .FirstOrDefault(parameter => parameter.Name == name);

    private bool IsObject(PythonFunction function, string name) =>
        !function.IsStatic && function.Parameters[0].Name == name && file.Module.ClassAt(function.Container) is not null;

    private bool IsOfOurs(PythonParameter parameter) => parameter.Kind is not (PythonParameterKind.Positionals or PythonParameterKind.Keywords)
        && (parameter.Annotation is null || AnnotationText.Alternatives(parameter.Annotation)
            .All(type => type == "Any" || IsOurName(type.Split('.', '[')[0].Trim('\''))));

    /// <summary>The values that the class's methods give a field of the object.</summary>
    private IEnumerable<PythonVariable> Fields(int scope, string chain) =>
        chain.Split('.') is [_, var field, ..] && field.Split('(', '[')[0] is var name && file.Module.EnclosingClass(scope) is { } owner
            ? file.Module.Variables.Where(variable => variable.Scope == owner.Scope && variable.Name == name) : [];

    private bool IsOurs(PythonVariable variable)
    {
        if (variable.Annotation is { } type)
        {
            return IsOurName(type.Split('.', '[')[0]);
        }

        if (IsWrapped(variable))
        {
            return true;
        }

        var root = variable.Source is { Length: > 0 } source && source[0] != '?' ? source.Split('.', '(', '[')[0] : null;
        var function = file.Module.EnclosingFunction(variable.Site);
        return root is not null && (Parameter(function, root) is { } parameter ? IsObject(function!, root) || IsOfOurs(parameter) : IsOurName(root));
    }

    /// <summary>
    /// Whether a statement gives what it has to a function first, and takes what that makes of it: the wrapper answers for the object, which other
    /// statements tell of.
    /// </summary>
    private bool IsWrapped(PythonVariable variable) => file.Module.Calls
        .Any(call => call.Line == variable.Line && call.Scope == variable.Site && call.Callee == Called(variable)
            && call.Arguments is [{ Kind: PythonArgumentKind.Positional, Text: { } text }, ..]
            && (variable.Scope == variable.Site ? text == variable.Name
                : file.Module.EnclosingFunction(variable.Site) is { Parameters: [var self, ..] } && text == $"{self.Name}.{variable.Name}"));

    private static string? Called(PythonVariable variable) => variable.Source is { } source && source.EndsWith("()", StringComparison.Ordinal) ? source[..^2] : null;

    /// <summary>Whether a name is defined here, or imported from the upstream or the downstream.</summary>
    private bool IsOurName(string name)
    {
        var imports = file.Module.Imports.Where(import => import.BoundName == name).ToList();
        return imports.Count > 0 ? imports.TrueForAll(import => import.Level > 0 || world.Names.IsUpstreamModule(import.Module)
            || world.Names.Tree.FindModule(import.Module) is not null)
            : file.Python.Symbols.TopLevel.ContainsKey(name);
    }
}
