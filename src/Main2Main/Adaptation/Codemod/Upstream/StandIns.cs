using Main2Main.Impact.Usage;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;

namespace Main2Main.Adaptation.Codemod.Upstream;

/// <summary>
/// The downstream's functions and classes that are assigned to a name of the upstream's: whoever calls that name calls them, and has to be able to.
/// </summary>
internal sealed class StandIns
{
    private readonly Dictionary<(string Path, int Line), List<PythonDefinition>> functions = [];
    private readonly HashSet<string> made = new(StringComparer.Ordinal);

    /// <summary>Looks for them.</summary>
    /// <param name="names">The old upstream and the downstream as one.</param>
    /// <param name="patches">The places that put something in the upstream's place.</param>
    /// <param name="read">Gives a downstream file as text with tokens; null when it cannot be read.</param>
    public StandIns(CodeWorld names, IEnumerable<UsageSite> patches, Func<PythonFile, CodeFile?> read)
    {
        foreach (var group in patches.GroupBy(site => site.File))
        {
            if (read(group.Key) is { } code)
            {
                foreach (var site in group)
                {
                    Add(names, site, code);
                }
            }
        }

        foreach (var file in names.Downstream)
        {
            made.UnionWith(file.Module.Classes.Where(owner => owner.Decorators.Any(decorator => Registers(names, file, decorator))).Select(owner => $"{file.ModuleName}.{owner.QualifiedName}"));
        }

        made.UnionWith(new ClassTables(names).Entries(read).Select(entry => entry.FullName));
    }

    /// <summary>What of the old upstream's a function stands for.</summary>
    public IReadOnlyList<PythonDefinition> Of(PythonFile file, PythonFunction own) => functions.GetValueOrDefault((file.Path, own.Line)) ?? [];

    /// <summary>Whether the upstream makes objects of a class: it stands for one of the upstream's, or registers itself with one.</summary>
    public bool IsMade(PythonFile file, PythonClass owner) => made.Contains($"{file.ModuleName}.{owner.QualifiedName}");

    private static bool Registers(CodeWorld names, PythonFile file, PythonDecorator decorator) =>
        decorator.Name.LastIndexOf('.') is var dot and > 0 && names.Tree.ResolveIn(file, decorator.Name[..dot]) is { Class: not null } registry && names.IsUpstream(registry);

    private void Add(CodeWorld names, UsageSite site, CodeFile code)
    {
        if (Assigned(code, site.Line) is not { } chain || names.Tree.ResolveIn(site.File, chain, site.Scope) is not { } own || names.IsUpstream(own))
        {
            return;
        }

        if (own.Class is { } owner && site.Target.Class is { } replaced)
        {
            _ = made.Add(own.FullName);
            foreach (var method in own.File.Module.Functions.Where(function => function.Container == owner.Scope && !names.Line(own).Contains(site.Target)))
            {
                Add(own.File, method, site.Target.File.Module.Functions.Where(function => function.Container == replaced.Scope && function.Name == method.Name)
                    .Select(function => new PythonDefinition(site.Target.File, PythonDefinitionKind.Function, function.QualifiedName) { Function = function }));
            }
        }
        else if (own.Function is { } function && site.Target.Function is not null)
        {
            Add(own.File, function, [site.Target]);
        }
    }

    private void Add(PythonFile file, PythonFunction own, IEnumerable<PythonDefinition> targets)
    {
        if (!functions.TryGetValue((file.Path, own.Line), out var known))
        {
            functions[(file.Path, own.Line)] = known = [];
        }

        known.AddRange(targets.Where(target => !known.Exists(other => other.FullName == target.FullName)));
    }

    /// <summary>The name that the assignment on a line gives; null where it gives anything else.</summary>
    private static string? Assigned(CodeFile code, int number)
    {
        var line = code.Lines.FirstOrDefault(line => code.Tokens[line.First].Line <= number && number <= code.Tokens[line.Last].Line);
        var equals = line is null ? -1 : Enumerable.Range(line.First, line.Last - line.First).LastOrDefault(token => code.Is(token, TokenKind.Assign), -1);
        return equals >= 0 && Enumerable.Range(equals + 1, line!.Last - equals).All(token => code.Tokens[token].Kind is TokenKind.Name or TokenKind.Dot)
            ? string.Concat(Enumerable.Range(equals + 1, line.Last - equals).Select(code.TextOf))
            : null;
    }
}
