using Main2Main.Impact.Usage;
using Main2Main.Python;

namespace Main2Main.Impact.Findings;

/// <summary>Finds what did not fit the upstream before the range already.</summary>
/// <param name="world">Both trees as they were.</param>
/// <param name="older">The upstream before the range.</param>
internal sealed class DebtFinder(CodeWorld world, PythonTree older)
{
    /// <summary>The places of a file.</summary>
    /// <param name="file">The downstream file.</param>
    /// <param name="sites">What it uses of the upstream.</param>
    public IEnumerable<DebtPlace> In(PythonFile file, IReadOnlyList<UsageSite> sites) => Imports(file).Concat(Calls(file, sites));

    /// <summary>Whether a module could not be imported before the range: nothing that it holds breaks by it.</summary>
    public bool IsDead(PythonFile file) => Imports(file).Any();

    private IEnumerable<DebtPlace> Imports(PythonFile file)
    {
        foreach (var import in file.Module.Imports.Where(import => import is { Scope: PythonModule.ModuleScope, Condition: PythonCondition.None, IsStar: false }))
        {
            var module = file.AbsoluteModule(import);
            if (!world.IsUpstreamModule(module) || IsBuilt(module) || (import.Name is { } imported && IsBuilt(imported)))
            {
                continue;
            }

            var home = older.FindModule(module);
            if (home is null && IsPackage(module))
            {
                yield return new DebtPlace(file.Path, import.Line, module, $"imports {module}, which was not there before the range");
            }
            else if (home is not null && import.Name is { } name && home.Module.Failure is null && home.Symbols.Stars.Count == 0 && !home.Symbols.TopLevel.ContainsKey("__getattr__")
                && older.Resolve(module, name) is null && !home.Symbols.Imports.Contains(name))
            {
                yield return new DebtPlace(file.Path, import.Line, $"{module}.{name}", $"imports {name} from {module}, which did not have it before the range");
            }
        }
    }

    /// <summary>Compiled and generated modules are in no source tree.</summary>
    private static bool IsBuilt(string name) => name.Split('.').Any(part => part.StartsWith('_'));

    /// <summary>Whether the package that a module would lie in is there.</summary>
    private bool IsPackage(string module) => module.LastIndexOf('.') is var dot and > 0 && older.FindModule(module[..dot]) is not null;

    private static IEnumerable<DebtPlace> Calls(PythonFile file, IReadOnlyList<UsageSite> sites) => sites
        .Where(site => site is { Call: not null, Target.Function: not null, Usage: ImpactUsage.SuperCall } && !site.Target.Function.Traits.HasFlag(PythonFunctionTraits.Overload) && site.Target.Function.Decorators.Count == 0)
        .Select(site => (Site: site, Clash: CallBinding.Complaint(site.Call!, site.Target.Function!, bound: !site.Target.Function!.IsStatic)))
        .Where(entry => entry.Clash is not null)
        .Select(entry => new DebtPlace(file.Path, entry.Site.Line, entry.Site.Target.FullName, $"{entry.Clash}, before the range already"));
}
