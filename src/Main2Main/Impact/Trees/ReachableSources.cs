using System.Text.RegularExpressions;
using Main2Main.Python;

namespace Main2Main.Impact.Trees;

/// <summary>Reads the upstream files that the downstream's names lead to, wave by wave: most of a large upstream is never looked at.</summary>
/// <param name="upstream">The upstream's tree.</param>
/// <param name="sources">Where its files are read.</param>
internal sealed partial class ReachableSources(PythonTree upstream, SourceReader sources)
{
    private readonly HashSet<(string Module, string Name)> seen = [];

    /// <summary>Reads what the imports of some files lead to: where a name is defined, the bases of classes, and the types that are named by annotations.</summary>
    /// <param name="files">The downstream's files.</param>
    public async Task ReadAsync(IEnumerable<PythonFile> files)
    {
        var wave = files.SelectMany(file => file.Module.Imports.SelectMany(import => Imported(file, import))).Where(seen.Add).ToList();
        while (wave.Count > 0)
        {
            await sources.ReadAsync(wave.Select(entry => upstream.FindModule(entry.Module)).OfType<PythonFile>());
            SourceReader.Decode(wave.Where(entry => entry.Name.Length > 0).Select(entry => upstream.FindModule(entry.Module)).OfType<PythonFile>().Distinct());
            wave = [.. wave.SelectMany(entry => Next(entry.Module, entry.Name)).Where(seen.Add)];
        }
    }

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

    private IEnumerable<(string Module, string Name)> Next(string module, string name)
    {
        if (upstream.FindModule(module) is not { } file || name.Length == 0)
        {
            return [];
        }

        if (file.Symbols.TopLevel.TryGetValue(name, out var symbol))
        {
            return Texts(file, symbol).SelectMany(text => Word().Matches(text).Select(match => match.Value)).Where(word => word != name)
                .SelectMany(word => file.Symbols.TopLevel.ContainsKey(word) ? [(module, word)] : file.Symbols.Imports[word].SelectMany(import => Imported(file, import)));
        }

        return file.Symbols.Imports[name].SelectMany(import => Imported(file, import))
            .Concat(file.Symbols.Stars.Select(star => (file.AbsoluteModule(star), name)))
            .Append(($"{module}.{name}", string.Empty));
    }

    /// <summary>The texts of a definition that name other classes.</summary>
    private static IEnumerable<string> Texts(PythonFile file, Python.Diffing.PythonSymbol symbol) => symbol switch
    {
        { Class: { } defined } => defined.Bases.Concat(file.Symbols.Members(defined.Scope).Values.SelectMany(member => Texts(member))),
        _ => Texts(symbol),
    };

    private static IEnumerable<string> Texts(Python.Diffing.PythonSymbol member) => member switch
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
