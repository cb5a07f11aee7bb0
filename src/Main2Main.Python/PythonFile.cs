using Main2Main.Python.Diffing;

namespace Main2Main.Python;

/// <summary>A Python file of a tree.</summary>
public sealed class PythonFile
{
    private readonly Lazy<PythonModule> module;
    private readonly Lazy<ModuleSymbols> symbols;

    /// <summary>Creates a file whose content is read when it is first asked for.</summary>
    /// <param name="path">The repository-relative path with forward slashes.</param>
    /// <param name="moduleName">The dotted name that it is imported by.</param>
    /// <param name="blobId">The id of its content.</param>
    /// <param name="module">Gives the content.</param>
    public PythonFile(string path, string moduleName, string blobId, Func<PythonModule> module)
    {
        (Path, ModuleName, BlobId) = (path, moduleName, blobId);
        this.module = new Lazy<PythonModule>(module);
        symbols = new Lazy<ModuleSymbols>(() => new ModuleSymbols(Module));
    }

    /// <summary>The repository-relative path with forward slashes.</summary>
    public string Path { get; }

    /// <summary>The dotted name that it is imported by; a package's is that of its folder.</summary>
    public string ModuleName { get; }

    /// <summary>The id of its content: files with the same id have the same module.</summary>
    public string BlobId { get; }

    /// <summary>What it holds.</summary>
    public PythonModule Module => module.Value;

    /// <summary>Whether somebody has asked what it holds.</summary>
    internal bool IsRead => module.IsValueCreated;

    /// <summary>Whether it is the <c>__init__.py</c> of a package.</summary>
    public bool IsPackage => Path.EndsWith("/__init__.py", StringComparison.Ordinal) || Path is "__init__.py";

    /// <summary>Its names.</summary>
    internal ModuleSymbols Symbols => symbols.Value;

    /// <summary>The names of the methods that a class of the file defines itself; none where there is no such class.</summary>
    /// <param name="qualifiedName">The class's name, with the classes around it.</param>
    internal HashSet<string> MethodsOf(string qualifiedName) => Module.Classes.FirstOrDefault(one => one.QualifiedName == qualifiedName) is { } owner
        ? [.. Module.Functions.Where(function => function.Container == owner.Scope).Select(function => function.Name)]
        : [];

    /// <summary>Whether a class of the file defines most of some methods itself.</summary>
    /// <param name="qualifiedName">The class's name, with the classes around it.</param>
    /// <param name="methods">The methods' names.</param>
    internal bool HasMostOf(string qualifiedName, IReadOnlyCollection<string> methods) => MethodsOf(qualifiedName).Count(methods.Contains) * 2 > methods.Count;

    /// <summary>The dotted name that a path is imported by.</summary>
    /// <param name="path">The repository-relative path of a Python file.</param>
    /// <param name="sourceRoots">The folders that packages lie in, such as <c>src</c>; the repository's root counts always.</param>
    /// <returns>The name.</returns>
    public static string ModuleNameOf(string path, IReadOnlyCollection<string> sourceRoots)
    {
        var root = sourceRoots
            .Select(folder => folder.Trim('/') + "/")
            .Where(folder => path.StartsWith(folder, StringComparison.Ordinal))
            .MaxBy(folder => folder.Length) ?? string.Empty;
        var name = path[root.Length..^".py".Length];
        name = name is "__init__" ? string.Empty : name;
        name = name.EndsWith("/__init__", StringComparison.Ordinal) ? name[..^"/__init__".Length] : name;
        return name.Replace('/', '.');
    }

    /// <summary>The module that an import of this file means, dots resolved.</summary>
    /// <param name="import">An import of this file.</param>
    /// <returns>The absolute dotted name; of <c>from module import name</c> the module's.</returns>
    public string AbsoluteModule(PythonImport import)
    {
        if (import.Level == 0)
        {
            return import.Module;
        }

        var package = ModuleName.AsSpan();
        for (var up = IsPackage ? 1 : 0; up < import.Level; up++)
        {
            package = package[..Math.Max(package.LastIndexOf('.'), 0)];
        }

        return (package.Length, import.Module.Length) switch
        {
            (0, _) => import.Module,
            (_, 0) => package.ToString(),
            _ => $"{package}.{import.Module}",
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Path;
}
