using System.Text.RegularExpressions;
using Main2Main.Python;
using Main2Main.Python.Diffing;

namespace Main2Main.Impact.Trees;

/// <summary>Reads the upstream files that the downstream's names lead to, wave by wave: most of a large upstream is never looked at.</summary>
/// <param name="upstream">The upstream's tree.</param>
/// <param name="sources">Where its files are read.</param>
internal sealed partial class ReachableSources(PythonTree upstream, SourceReader sources)
{
    private readonly HashSet<(string Module, string Name)> seen = [];

    /// <summary>Reads what the imports of some files lead to: where a name is defined, the bases of classes, and the types that are named by annotations.</summary>
    /// <param name="files">The downstream's files.</param>
    public Task ReadAsync(IEnumerable<PythonFile> files) =>
        ReadAsync(files.SelectMany(file => file.Module.Imports.SelectMany(import => Imported(file, import))), Texts);

    /// <summary>
    /// Reads what the comparison of changed files goes on to, which would else be asked for one by one: the bases of their classes, what makes their
    /// fields, and what they do not import any more.
    /// </summary>
    /// <param name="changed">The files, of both ends of the range.</param>
    /// <param name="newer">The tree at the range's end.</param>
    public Task ReadComparedAsync(IEnumerable<PythonFile> changed, PythonTree newer) =>
        ReadAsync(changed.SelectMany(file => Compared(file, newer.FindFile(file.Path))), static (_, symbol) => symbol.Class?.Bases ?? []);

    private async Task ReadAsync(IEnumerable<(string Module, string Name)> names, Func<PythonFile, PythonSymbol, IEnumerable<string>> texts)
    {
        var wave = names.Where(seen.Add).ToList();
        while (wave.Count > 0)
        {
            await sources.ReadAsync(wave.Select(entry => upstream.FindModule(entry.Module)).OfType<PythonFile>());
            SourceReader.Decode(wave.Where(entry => entry.Name.Length > 0).Select(entry => upstream.FindModule(entry.Module)).OfType<PythonFile>().Distinct());
            wave = [.. wave.SelectMany(entry => Next(entry.Module, entry.Name, texts)).Where(seen.Add)];
        }
    }

    private IEnumerable<(string Module, string Name)> Compared(PythonFile file, PythonFile? now)
    {
        var makers = file.Module.Variables.Where(field => field is { Annotation: null, Source: not null } && file.Module.Scopes[field.Scope].Kind == PythonScopeKind.Class);
        var used = file.Module.Classes.SelectMany(found => found.Bases).Concat(makers.Select(field => field.Source!)).Select(text => Word().Match(text).Value)
            .ToHashSet(StringComparer.Ordinal);
        return file.Module.Imports.Where(import => used.Contains(import.BoundName) || IsLost(import, now)).SelectMany(import => Imported(file, import));
    }

    private static bool IsLost(PythonImport import, PythonFile? now) => now is not null && import is { Name: not null, IsStar: false, Scope: PythonModule.ModuleScope }
        && !now.Symbols.Imports.Contains(import.BoundName) && !now.Symbols.TopLevel.ContainsKey(import.BoundName);

    private IEnumerable<(string Module, string Name)> Imported(PythonFile file, PythonImport import)
    {
        var module = file.AbsoluteModule(import);
        return upstream.FindModule(module) is null ? [] : import.Name is { } name ? [(module, name)] : Packages(module).Select(package => (package, string.Empty));
    }

    /// <summary>A module with the packages around it: a chain that begins with the outermost goes through each.</summary>
    private static IEnumerable<string> Packages(string module)
    {
        for (var end = module.Length; end > 0; end = module.LastIndexOf('.', end - 1))
        {
            yield return module[..end];
        }
    }

    private IEnumerable<(string Module, string Name)> Next(string module, string name, Func<PythonFile, PythonSymbol, IEnumerable<string>> texts)
    {
        if (upstream.FindModule(module) is not { } file || name.Length == 0)
        {
            return [];
        }

        if (file.Symbols.TopLevel.TryGetValue(name, out var symbol))
        {
            return texts(file, symbol).SelectMany(text => Word().Matches(text).Select(match => match.Value)).Where(word => word != name)
                .SelectMany(word => file.Symbols.TopLevel.ContainsKey(word) ? [(module, word)] : file.Symbols.Imports[word].SelectMany(import => Imported(file, import)));
        }

        return file.Symbols.Imports[name].SelectMany(import => Imported(file, import))
            .Concat(file.Symbols.Stars.Select(star => (file.AbsoluteModule(star), name)))
            .Append(($"{module}.{name}", string.Empty));
    }

    /// <summary>The texts of a definition that name other classes.</summary>
    private static IEnumerable<string> Texts(PythonFile file, PythonSymbol symbol) => symbol switch
    {
        { Class: { } defined } => defined.Bases.Concat(file.Symbols.Members(defined.Scope).Values.SelectMany(member => Texts(member))),
        _ => Texts(symbol),
    };

    private static IEnumerable<string> Texts(PythonSymbol member) => member switch
    {
        // A constructor's parameters are what fields are made of.
        { Function: { Name: "__init__" } maker } => maker.Parameters.Select(parameter => parameter.Annotation).OfType<string>(),
        { Function.Returns: { } returns } => [returns],
        { Variable: { } variable } => new[] { variable.Annotation, variable.Source }.OfType<string>(),
        _ => [],
    };

    [GeneratedRegex(@"[\p{L}_]\w*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
