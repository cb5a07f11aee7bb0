using Main2Main.Impact.Usage;
using Main2Main.Python;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Impact.Findings;

/// <summary>Whether a downstream function still fits those who call what it overrides.</summary>
/// <param name="world">Both trees as they were.</param>
/// <param name="callers">What the upstream's own code passes.</param>
internal sealed class OverrideFit(CodeWorld world, UpstreamCallers callers)
{
    private readonly Lazy<IReadOnlySet<string>> calledHere = new(() => world.Downstream.SelectMany(file => file.Module.Calls)
        .Where(call => !call.Callee.StartsWith("super()", StringComparison.Ordinal)).Select(call => ValueReader.LastName(call.Callee)).OfType<string>().ToHashSet(StringComparer.Ordinal));

    /// <summary>What a change of the overridden function does to the override.</summary>
    /// <param name="site">The override.</param>
    /// <param name="change">The change.</param>
    /// <param name="before">The upstream's function before.</param>
    /// <param name="after">The upstream's function after.</param>
    /// <returns>How bad it is and why; null when nothing is known to clash.</returns>
    public (ImpactSeverity Severity, string? Why)? Judge(UsageSite site, ContractChange change, PythonFunction before, PythonFunction after) => site.Own is not { } own ? null : change.Kind switch
    {
        Kind.ReturnChanged => JudgeResult(site, own, before, after),
        Kind.ParameterAddedOptional when change.Member is { } name && !Takes(own, name) => Gained(own, after, name, isOptional: true),
        Kind.ParameterAddedRequired when change.Member is { } name && !Takes(own, name) => Gained(own, after, name, isOptional: false),
        Kind.ParameterRenamed when change.NewName is { } name && !Takes(own, name) => callers.Passes(own.Name, name) || IsNamed(after, name)
            ? Surely(own, $"does not take '{name}', as the parameter is called now")
            : null,
        Kind.ParameterRemoved when Demands(own, change.Member) && !Collects(after) => Surely(own, $"demands '{change.Member}', which callers do not pass any more"),
        Kind.ParameterReordered or Kind.ParameterKindChanged when CallBinding.Complaint(own, after) is { } clash && CallBinding.Complaint(own, before) != clash => Surely(own, clash),
        _ => null,
    };

    private static (ImpactSeverity Severity, string? Why)? JudgeResult(UsageSite site, PythonFunction own, PythonFunction before, PythonFunction after)
    {
        var (old, now, ours) = (ResultShape.Of(before, each: false), ResultShape.Of(after, each: false), ResultShape.Of(own, each: false));
        if (old is null || now is null || ours is null || old.Count == now.Count || ours.Count != old.Count || (ours.IsOneAtSight && CallsBase(site, own)))
        {
            return null;
        }

        return (ours.IsOneAtSight || now.IsOneAtSight ? ImpactSeverity.Likely : ImpactSeverity.Breaks, $"gives {Values(ours.Count)}, those who call it take {now.Count} now");
    }

    private static bool CallsBase(UsageSite site, PythonFunction own) =>
        site.File.Module.Calls.Any(call => call.Callee == $"super().{own.Name}" && call.Line >= own.Line && call.Line <= own.EndLine);

    private static string Values(int count) => count == 1 ? "one value" : $"{count} values";

    /// <summary>An optional parameter matters when somebody passes it.</summary>
    private (ImpactSeverity Severity, string? Why) Gained(PythonFunction own, PythonFunction after, string name, bool isOptional)
    {
        var why = $"does not take '{name}'";
        if (!isOptional)
        {
            return Surely(own, why);
        }

        var place = after.Parameters.Index().First(entry => entry.Item.Name == name);
        return own.Name == "__init__" ? (ImpactSeverity.Review, why)
            : callers.Passes(own.Name, name) ? Surely(own, $"{why}, which the upstream's callers pass")
            : place.Item.Kind == PythonParameterKind.Any && callers.Reaches(own.Name, place.Index - 1) && own.Parameters.Count <= place.Index && own.Parameters.All(parameter => parameter.Kind != PythonParameterKind.Positionals) ? (ImpactSeverity.Likely, why)
            : (ImpactSeverity.Review, why);
    }

    /// <summary>
    /// The upstream calls overrides. A constructor is called by whoever makes the object, and what the downstream alone calls is called as the
    /// downstream has it.
    /// </summary>
    private (ImpactSeverity Severity, string? Why) Surely(PythonFunction own, string why) =>
        (own.Name == "__init__" || (!callers.AnyCalls(own.Name) && calledHere.Value.Contains(own.Name)) ? ImpactSeverity.Likely : ImpactSeverity.Breaks, why);

    private static bool Takes(PythonFunction own, string name) => own.Parameters.Any(parameter => parameter.Name == name || parameter.Kind == PythonParameterKind.Keywords);

    private static bool Demands(PythonFunction own, string? name) => own.Parameters.Any(parameter => parameter.Name == name && parameter.IsRequired);

    private static bool Collects(PythonFunction after) => after.Parameters.Any(parameter => parameter.Kind is PythonParameterKind.Keywords or PythonParameterKind.Positionals);

    private static bool IsNamed(PythonFunction after, string name) => after.Parameters.Any(parameter => parameter.Name == name && parameter.Kind == PythonParameterKind.KeywordOnly);
}
