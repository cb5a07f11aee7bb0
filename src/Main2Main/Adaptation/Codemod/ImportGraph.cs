using Main2Main.Python;

namespace Main2Main.Adaptation.Codemod;

/// <summary>Which modules are imported when one is.</summary>
internal static class ImportGraph
{
    /// <summary>The modules that a module's own module-level imports lead to, itself included.</summary>
    public static HashSet<string> ReachedFrom(string module, PythonTree tree)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Stack<string>([module]);
        while (waiting.TryPop(out var next))
        {
            if (tree.FindModule(next) is not { } file || !found.Add(next))
            {
                continue;
            }

            foreach (var import in file.Module.Imports.Where(import => import.Scope == PythonModule.ModuleScope && !IsForTypes(file, import)))
            {
                var target = file.AbsoluteModule(import);
                waiting.Push(target);
                waiting.Push($"{target}.{import.Name}");
            }
        }

        return found;
    }

    private static bool IsForTypes(PythonFile file, PythonImport import) =>
        file.Module.ConditionsAround(import.Condition).Any(branch => branch.Branch == PythonBranch.If && branch.Test.EndsWith("TYPE_CHECKING", StringComparison.Ordinal));
}
