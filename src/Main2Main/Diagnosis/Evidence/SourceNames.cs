using Main2Main.Python;

namespace Main2Main.Diagnosis.Evidence;

/// <summary>What one source defines, for the questions that an error asks.</summary>
/// <param name="module">The parsed source.</param>
internal sealed class SourceNames(PythonModule module)
{
    /// <summary>Whether names may come in unseen: a star import, a module's <c>__getattr__</c>, or a source that cannot be read.</summary>
    public bool HidesNames => module.Failure is not null
        || module.Imports.Any(import => import.IsStar)
        || module.Functions.Any(function => function.Name == "__getattr__" && function.Container == PythonModule.ModuleScope);

    /// <summary>Finds what a module gives under a name: a function, a class, a variable or an import.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The line, from 1; null when there is none.</returns>
    public int? FindName(string name) => FindIn(PythonModule.ModuleScope, name)
        ?? module.Imports.Where(import => import.Scope == PythonModule.ModuleScope && import.BoundName == name)
            .Select(import => (int?)import.Line).FirstOrDefault();

    /// <summary>Finds a method, field, nested class or attribute of a class.</summary>
    /// <param name="owner">The class.</param>
    /// <param name="name">The member's name.</param>
    /// <returns>The line, from 1; null when the class itself has none.</returns>
    public int? FindMember(PythonClass owner, string name) => FindIn(owner.Scope, name);

    /// <summary>The classes of a name, nested ones too.</summary>
    /// <param name="name">The name.</param>
    public IEnumerable<PythonClass> Classes(string name) => module.Classes.Where(found => found.Name == name);

    /// <summary>The functions of a name, wherever they stand, or those of a class.</summary>
    /// <param name="name">The name.</param>
    /// <param name="owner">The class; null for all.</param>
    public IEnumerable<PythonFunction> Functions(string name, PythonClass? owner = null) =>
        module.Functions.Where(found => found.Name == name && (owner is null || found.Container == owner.Scope));

    /// <summary>Whether a function takes an argument by a name, as a parameter or by <c>**</c>.</summary>
    /// <param name="function">The function.</param>
    /// <param name="name">The name.</param>
    public static bool Takes(PythonFunction function, string name) =>
        function.Parameters.Any(parameter => parameter.Kind == PythonParameterKind.Keywords || parameter.Name == name);

    /// <summary>Whether anything of a name is defined anywhere in the source; true also where it cannot be read.</summary>
    /// <param name="name">The name.</param>
    public bool Defines(string name) => module.Failure is not null
        || module.Functions.Any(found => found.Name == name)
        || module.Classes.Any(found => found.Name == name)
        || module.Variables.Any(found => found.Name == name);

    private int? FindIn(int scope, string name) =>
        module.Functions.Where(found => found.Container == scope && found.Name == name).Select(found => (int?)found.Line)
            .Concat(module.Classes.Where(found => found.Container == scope && found.Name == name).Select(found => (int?)found.Line))
            .Concat(module.Variables.Where(found => found.Scope == scope && found.Name == name).Select(found => (int?)found.Line))
            .FirstOrDefault(line => line is not null);
}
