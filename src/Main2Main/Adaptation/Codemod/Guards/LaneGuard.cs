using Main2Main.Configuration;
using Main2Main.Contracts;

namespace Main2Main.Adaptation.Codemod.Guards;

/// <summary>How the downstream tells the release from main, and for which of them a place is.</summary>
/// <param name="settings">The guard function; null when none is configured.</param>
/// <param name="tag">The release tag; null when the downstream records none.</param>
internal sealed class LaneGuard(VersionGuardSettings? settings, string? tag)
{
    /// <summary>The guard call.</summary>
    public string Call => settings!.CallFor(tag!);

    /// <summary>The module that has the function.</summary>
    public string Module => settings!.Module!;

    /// <summary>The name that is imported from the module.</summary>
    public string Import => settings!.Function.Split('.')[0];

    /// <summary>The guard function as it is called; null when none is configured.</summary>
    public string? Function => settings?.Function;

    /// <summary>Why nothing can be guarded; null when it can.</summary>
    public string? Complaint => settings is null || tag is null ? "the release needs the old code, and no version guard is configured"
        : settings.Module is null ? "the release needs the old code, and `versionGuard.module` does not say where the guard function lies" : null;

    /// <summary>For which upstream the items of a branch in a scope are.</summary>
    public Lane Of(PythonModule module, int scope, int condition)
    {
        var lane = Of(module, condition);
        for (; scope != PythonModule.ModuleScope && lane is not (Lane.Other or Lane.Unclear); scope = module.Scopes[scope].Parent)
        {
            var around = Of(module, module.ClassAt(scope)?.Condition ?? module.FunctionAt(scope)!.Condition);
            lane = around == Lane.Both ? lane : around;
        }

        return lane;
    }

    private Lane Of(PythonModule module, int condition)
    {
        var lane = Lane.Both;
        if (settings is null)
        {
            return lane;
        }

        foreach (var branch in module.ConditionsAround(condition).Where(branch => branch.Branch is PythonBranch.If or PythonBranch.Else && branch.Test.Contains(settings.Function + "(", StringComparison.Ordinal)))
        {
            var negated = branch.Test.StartsWith("not ", StringComparison.Ordinal);
            var test = (negated ? branch.Test[4..] : branch.Test).Trim('(', ')') + ")";
            if (!test.StartsWith(settings.Function + "(", StringComparison.Ordinal) || test.IndexOf(')', StringComparison.Ordinal) != test.Length - 1)
            {
                return Lane.Unclear;
            }

            var holds = (branch.Branch == PythonBranch.If) != negated;
            var isTag = tag is not null && test == $"{settings.Function}('{settings.VersionOf(tag)}')";
            lane = holds ? Lane.Other : lane == Lane.Other || !isTag ? lane : Lane.Main;
            if (lane == Lane.Other)
            {
                return lane;
            }
        }

        return lane;
    }
}
