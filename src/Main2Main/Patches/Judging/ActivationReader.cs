using System.Text.RegularExpressions;
using Main2Main.Python;
using Main2Main.Impact.Usage;
using Main2Main.Patches.Reading;

namespace Main2Main.Patches.Judging;

/// <summary>Tells which downstream modules are imported from where the downstream begins: what its packaging names, and its package itself.</summary>
internal sealed partial class ActivationReader
{
    private readonly CodeWorld world;
    private readonly Dictionary<PythonFile, (PythonFile? From, int Line, bool IsConditional)> reached = [];
    private readonly HashSet<string> named;
    private readonly HashSet<string> packaged;

    /// <summary>Follows the imports.</summary>
    /// <param name="world">Both trees.</param>
    /// <param name="packaging">The texts of the files that say how the downstream is installed.</param>
    public ActivationReader(CodeWorld world, IEnumerable<string> packaging)
    {
        this.world = world;
        named = world.Downstream.SelectMany(file => file.Module.Calls.Select(call => ValueReader.LastName(call.Callee)).Concat(file.Module.References.Select(reference => ValueReader.LastName(reference.Target))).Concat(Passed(file)))
            .OfType<string>().ToHashSet(StringComparer.Ordinal);
        packaged = packaging.SelectMany(text => Dotted().Matches(text).Select(match => match.Value)).ToHashSet(StringComparer.Ordinal);
        var waiting = new Queue<PythonFile>();
        foreach (var file in world.Downstream.Where(IsStart).OrderBy(file => file.Path.Length))
        {
            Reach(file, null, 0, isConditional: false, waiting);
        }

        while (waiting.TryDequeue(out var file))
        {
            foreach (var (target, line, isConditional) in Led(file))
            {
                Reach(target, file, line, isConditional || reached[file].IsConditional, waiting);
            }
        }
    }

    /// <summary>Whether a place is run, and why.</summary>
    public (PatchActivation Activation, string Reason) Of(PatchSite site)
    {
        if (!reached.TryGetValue(site.File, out var way))
        {
            return (PatchActivation.Inactive, $"nothing that is reachable imports {site.File.ModuleName}");
        }

        if (site.Kind != PatchKind.Copy && Enclosing(site) is { } function && !named.Contains(function.Name) && !packaged.Contains(function.Name))
        {
            return (PatchActivation.Inactive, $"nothing calls {function.QualifiedName}, in which it stands");
        }

        var reason = way.From is null ? "where the downstream begins" : $"imported by {way.From.Path}:{way.Line}";
        return (way.IsConditional || IsConditional(site.File, site.Condition) ? PatchActivation.Conditional : PatchActivation.Active, reason);
    }

    private static IEnumerable<string> Passed(PythonFile file) =>
        file.Module.Calls.SelectMany(call => call.Arguments).Select(argument => argument.Text).OfType<string>().Where(text => text[0] != '\'')
            .Select(text => DottedName.Last(text));

    /// <summary>The outermost function around a place that is no method: what has to be called for it to run.</summary>
    private static PythonFunction? Enclosing(PatchSite site)
    {
        var function = site.File.Module.EnclosingFunction(site.Scope);
        return function is not null && site.File.Module.ClassAt(function.Container) is null && !function.Name.StartsWith("__", StringComparison.Ordinal)
            ? function
            : null;
    }

    private bool IsStart(PythonFile file) => (file.IsPackage && !file.ModuleName.Contains('.', StringComparison.Ordinal)) || packaged.Contains(file.ModuleName);

    private void Reach(PythonFile file, PythonFile? from, int line, bool isConditional, Queue<PythonFile> waiting)
    {
        if (reached.TryGetValue(file, out var known) && (!known.IsConditional || isConditional))
        {
            return;
        }

        reached[file] = (from, line, isConditional);
        waiting.Enqueue(file);
    }

    /// <summary>The downstream modules that a file imports or names in a text, with the packages around them.</summary>
    private IEnumerable<(PythonFile File, int Line, bool IsConditional)> Led(PythonFile file)
    {
        foreach (var import in file.Module.Imports.Where(import => !IsForTypes(file, import.Condition)))
        {
            var module = file.AbsoluteModule(import);
            foreach (var target in Files(import.Name is null ? module : $"{module}.{import.Name}"))
            {
                yield return (target, import.Line, IsConditional(file, import.Condition));
            }
        }

        foreach (var text in file.Module.Strings.Where(text => text.Value.Contains('.', StringComparison.Ordinal) && !text.Value.Contains(' ', StringComparison.Ordinal)))
        {
            foreach (var target in Files(text.Value.Replace(':', '.')))
            {
                yield return (target, text.Line, IsConditional(file, text.Condition));
            }
        }
    }

    private IEnumerable<PythonFile> Files(string dotted)
    {
        for (var end = dotted.Length; end > 0; end = dotted.LastIndexOf('.', end - 1))
        {
            if (world.Tree.FindModule(dotted[..end]) is { } file && !world.IsUpstreamFile(file))
            {
                yield return file;
            }
        }
    }

    /// <summary>Whether only a type checker reads a branch.</summary>
    private static bool IsForTypes(PythonFile file, int condition) =>
        file.Module.ConditionsAround(condition).Any(branch => branch.Branch == PythonBranch.If && DottedName.Last(branch.Test) == "TYPE_CHECKING");

    /// <summary>Whether a branch is decided when the program runs; what asks only whether something is there is not.</summary>
    private static bool IsConditional(PythonFile file, int condition) =>
        file.Module.ConditionsAround(condition)
            .Any(branch => branch.Branch is PythonBranch.If or PythonBranch.Else && !branch.Test.EndsWith(" is not None", StringComparison.Ordinal));

    [GeneratedRegex(@"[\p{L}_][\w.]*", RegexOptions.NonBacktracking)]
    private static partial Regex Dotted();
}
