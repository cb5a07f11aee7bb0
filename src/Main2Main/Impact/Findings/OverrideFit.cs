using Main2Main.Impact.Usage;
using Main2Main.Python;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Impact.Findings;

/// <summary>Whether a downstream function still fits those who call what it overrides.</summary>
/// <param name="world">Both trees as they were.</param>
/// <param name="callers">What the upstream's own code passes.</param>
/// <param name="reach">Which of it comes to objects of a class.</param>
internal sealed class OverrideFit(CodeWorld world, UpstreamCallers callers, MethodReach reach)
{
    private readonly Lazy<OwnMakers> makers = new(() => new OwnMakers(world.Downstream));

    private readonly Lazy<IReadOnlySet<string>> calledHere = new(() => world.Downstream.SelectMany(file => file.Module.Calls)
        .Where(call => !call.Callee.StartsWith("super()", StringComparison.Ordinal)).Select(call => ValueReader.LastName(call.Callee)).OfType<string>().ToHashSet(StringComparer.Ordinal));

    /// <summary>What a change of the overridden function does to the override.</summary>
    /// <param name="site">The override.</param>
    /// <param name="change">The change.</param>
    /// <param name="before">The upstream's function before.</param>
    /// <param name="after">The upstream's function after.</param>
    /// <returns>How bad it is and why; null when nothing is known to clash.</returns>
    public (ImpactSeverity Severity, string? Why)? Judge(UsageSite site, ContractChange change, PythonFunction before, PythonFunction after) => site.Own is not { } own || RaisesAnyway(own) ? null : change.Kind switch
    {
        Kind.ReturnChanged => JudgeResult(site, own, before, after),
        Kind.ParameterAddedOptional when change.Member is { } name && !Takes(own, name) => Gained(site, own, after, name, isOptional: true),
        Kind.ParameterAddedRequired when change.Member is { } name && !Takes(own, name) => Gained(site, own, after, name, isOptional: false),
        Kind.ParameterRenamed when change.NewName is { } name && !Takes(own, name) => IsPassed(site, name) || IsNamed(after, name)
            ? Surely(site, $"does not take '{name}', as the parameter is called now")
            : null,
        Kind.ParameterRemoved when Demands(own, change.Member) && !Collects(after) => Lost(site, own, after, change.Member!),
        Kind.ParameterReordered or Kind.ParameterKindChanged when IsMethod(site) && CallBinding.Complaint(own, after) is { } clash && CallBinding.Complaint(own, before) != clash => Surely(site, clash),
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

    /// <summary>The name that callers use: a function that stands in the place of another may be called otherwise where it is written.</summary>
    private static string NameOf(UsageSite site) => DottedName.Last(site.Target.QualifiedName);

    private static bool IsMethod(UsageSite site) => site.Target.QualifiedName.Contains('.', StringComparison.Ordinal);

    /// <summary>What no caller passes by its name any more may still come by its place; who makes objects of the own class passes what its constructor takes.</summary>
    private (ImpactSeverity Severity, string? Why) Lost(UsageSite site, PythonFunction own, PythonFunction after, string name) =>
        Required(own) <= Required(after) || (NameOf(site) == "__init__" && IsCalledHere(site)) ? (ImpactSeverity.Review, null) : Surely(site, $"demands '{name}', which callers do not pass any more");

    /// <summary>An optional parameter matters when somebody passes it.</summary>
    private (ImpactSeverity Severity, string? Why) Gained(UsageSite site, PythonFunction own, PythonFunction after, string name, bool isOptional)
    {
        var why = $"does not take '{name}'";
        if (NameOf(site) == "__init__" && callers.MakesHeld(after, name) && site.File.Module.ClassAt(own.Container) is { } owner && !makers.Value.Make(owner.Name))
        {
            return (ImpactSeverity.Breaks, $"{why}, which the upstream passes to the class that it is told to make objects of");
        }

        if (!isOptional)
        {
            return IsOutOfReach(site) || (!IsPassed(site, name) && ByPosition(own) >= ByPosition(after)
                && after.Parameters.Any(parameter => parameter.Name == name && parameter.Kind != PythonParameterKind.KeywordOnly)) ? (ImpactSeverity.Review, null) : Surely(site, why);
        }

        var place = after.Parameters.Index().First(entry => entry.Item.Name == name);
        return NameOf(site) == "__init__" ? (ImpactSeverity.Review, why)
            : IsPassed(site, name) ? Surely(site, $"{why}, which the upstream's callers pass")
            : place.Item.Kind == PythonParameterKind.Any && callers.Reaches(NameOf(site), place.Index - (IsMethod(site) ? 1 : 0)) && own.Parameters.Count <= place.Index && own.Parameters.All(parameter => parameter.Kind != PythonParameterKind.Positionals) ? (ImpactSeverity.Likely, why)
            : (ImpactSeverity.Review, why);
    }

    /// <summary>
    /// The upstream calls overrides. A constructor is called by whoever makes the object, and what the downstream alone calls is called as the
    /// downstream has it.
    /// </summary>
    private (ImpactSeverity Severity, string? Why) Surely(UsageSite site, string why) =>
        (NameOf(site) == "__init__" || (!callers.AnyCalls(NameOf(site)) && calledHere.Value.Contains(NameOf(site))) ? ImpactSeverity.Likely : ImpactSeverity.Breaks, why);

    /// <summary>Whether the downstream itself calls what it overrides, or makes objects of the class whose constructor that is.</summary>
    public bool IsCalledHere(UsageSite site) => calledHere.Value.Contains(NameOf(site))
        || (NameOf(site) == "__init__" && site.Own is { } own && site.File.Module.ClassAt(own.Container) is { } made && calledHere.Value.Contains(made.Name));

    /// <summary>Whether a call of the upstream's can be one of an override; what is put in the place of a class's own function is called by all.</summary>
    public bool Concerns(UsageSite site, PythonFile file, PythonCall call) => site.Usage != ImpactUsage.Override || site.Own is not { } own
        || site.File.Module.ClassAt(own.Container) is not { } made || reach.Concerns(new PythonDefinition(site.File, PythonDefinitionKind.Class, made.QualifiedName) { Class = made }, file, call);

    private bool IsPassed(UsageSite site, string name) => callers.Of(NameOf(site)).Any(entry => entry.Call.KeywordNames.Contains(name) && Concerns(site, entry.File, entry.Call));

    private bool IsOutOfReach(UsageSite site) => callers.AnyCalls(NameOf(site)) && !callers.Of(NameOf(site)).Any(entry => Concerns(site, entry.File, entry.Call));

    /// <summary>Whether nobody gets further with a function, whatever it is passed.</summary>
    private static bool RaisesAnyway(PythonFunction own) => own.Traits.HasFlag(PythonFunctionTraits.NotImplemented);

    private static int Required(PythonFunction function) => function.Parameters.Count(parameter => parameter is { IsRequired: true, Kind: PythonParameterKind.Any or PythonParameterKind.PositionalOnly });

    private static int ByPosition(PythonFunction function) => function.Parameters.Count(parameter => parameter.Kind is PythonParameterKind.Any or PythonParameterKind.PositionalOnly);

    private static bool Takes(PythonFunction own, string name) => own.Parameters.Any(parameter => parameter.Name == name || parameter.Kind == PythonParameterKind.Keywords);

    private static bool Demands(PythonFunction own, string? name) => own.Parameters.Any(parameter => parameter.Name == name && parameter.IsRequired);

    private static bool Collects(PythonFunction after) => after.Parameters.Any(parameter => parameter.Kind is PythonParameterKind.Keywords or PythonParameterKind.Positionals);

    private static bool IsNamed(PythonFunction after, string name) => after.Parameters.Any(parameter => parameter.Name == name && parameter.Kind == PythonParameterKind.KeywordOnly);
}
