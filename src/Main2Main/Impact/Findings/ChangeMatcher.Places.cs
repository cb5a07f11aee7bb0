using Main2Main.Impact.Usage;
using Main2Main.Python;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Impact.Findings;

/// <content>Objects that are made, values that are taken apart, names that are written out, and functions that stand for others.</content>
internal sealed partial class ChangeMatcher
{
    private IEnumerable<Match> OfConstruct(UsageSite site)
    {
        var (before, after) = MadeBy(site);
        var inherited = before is null || site.Target.Class is null ? [] : world.Line(site.Owner ?? site.Target)
            .Where(above => above.FullName != site.Target.FullName).SelectMany(above => changes.Of(above.FullName))
            .Where(change => change.Kind is Kind.FieldAdded or Kind.FieldRemoved or Kind.FieldRenamed || IsOtherField(change, before, after));
        var misfit = before is null || after is null || CallBinding.Complaint(site.Call!, before, bound: true) is not null ? null : Misfit(site.Call!, before, after, bound: true);
        var candidates = changes.Of(site.Target.FullName).Concat(inherited).ToList();
        foreach (var change in candidates)
        {
            var passed = change.Member is { } member && site.Call!.KeywordNames.Contains(member);
            if (before is not null && after is not null && (IsOtherField(change, before, after)
                || change.Kind is Kind.FieldAdded or Kind.FieldRemoved or Kind.FieldRenamed or Kind.FieldMoved or Kind.FieldReordered
                    or Kind.BaseAdded or Kind.BaseRemoved or Kind.DecoratorChanged or Kind.ValueChanged))
            {
                if (misfit is var (clash, parameter) && IsAtFault(change, parameter, candidates))
                {
                    yield return new Match(site, change, ImpactSeverity.Breaks, clash);
                }
            }
            else if (change.Kind is Kind.FieldRemoved or Kind.FieldRenamed or Kind.FieldMoved && passed)
            {
                yield return new Match(site, change, ImpactSeverity.Breaks, $"passes '{change.Member}', which is not taken");
            }
            else if (change.Member is null || change.Kind is Kind.AbstractMemberAdded || (change.Kind == Kind.Deprecated && passed))
            {
                yield return Plain(site, change);
            }
        }

        foreach (var match in site.Target.Class is null ? [] : OfInitializer(site))
        {
            yield return match;
        }
    }

    /// <summary>The constructor that a place calls, before and after; that of a data class of the downstream's has the fields of both.</summary>
    private (PythonFunction? Before, PythonFunction? After) MadeBy(UsageSite site) => site.Owner is { Class.IsRecord: true } own
        ? (Constructors.Of(world.Tree, own), ahead.Value.Ancestors(own).Count == world.Tree.Ancestors(own).Count ? Constructors.Of(ahead.Value, own) : null)
        : (Constructors.Of(world.Tree, site.Target), newer.ResolveDotted(site.Target.FullName) is { } now ? Constructors.Of(newer, now) : null);

    /// <summary>What happened to the class whose field a place gives a value.</summary>
    private IEnumerable<Match> OfFrozen(UsageSite site) => site is { Usage: ImpactUsage.Write, Target: { Variable: { } field, File: var file } } && file.Module.ClassAt(field.Scope) is { } owner
        ? changes.Of($"{file.ModuleName}.{owner.QualifiedName}").Where(change => change.Kind == Kind.DecoratorChanged && !Constructors.IsFrozen(owner)
            && newer.ResolveDotted(change.FullName)?.Class is { } now && Constructors.IsFrozen(now)).Select(change => new Match(site, change, ImpactSeverity.Breaks, "gives a field a value, which is frozen now"))
        : [];

    /// <summary>Whether a constructor takes a field in another way: must have it, or by name alone, or no more at all.</summary>
    private static bool IsOtherField(ContractChange change, PythonFunction? before, PythonFunction? after) =>
        change.Kind is Kind.FieldDefaultChanged or Kind.FieldTypeChanged
        && before?.Parameters.FirstOrDefault(parameter => parameter.Name == change.Member) is var old
        && after?.Parameters.FirstOrDefault(parameter => parameter.Name == change.Member) is var now
        && (old?.Kind, old?.IsRequired) != (now?.Kind, now?.IsRequired);

    private IEnumerable<Match> OfInitializer(UsageSite site)
    {
        foreach (var above in world.Line(site.Target))
        {
            if (PythonTree.OwnMember(above, "__init__") is { Function: { } before } initializer)
            {
                var after = NewFunction(initializer.File.ModuleName, initializer.QualifiedName);
                var found = changes.Of(initializer.FullName).ToList();
                foreach (var change in found.Where(change => !IsPassed(site, change, before, bound: true)))
                {
                    yield return Judge(site, change, found, before, after, bound: true);
                }

                yield break;
            }
        }
    }

    /// <summary>What a change of a value's shape does to a place that takes it apart.</summary>
    private IEnumerable<Match> OfUnpacking(UsageSite site)
    {
        var place = site.Unpacking!.Value;
        foreach (var change in changes.Of(site.Target.FullName).Concat(changes.OfMember(site.Target.FullName)).Where(change => IsOfValue(site.Target, change)))
        {
            if (place.Kind == PythonUnpackingKind.Index && single.IsWithoutNumbers(site.Target))
            {
                yield return new Match(site, change, ImpactSeverity.Breaks, $"takes part {place.Count} of the value, which has no parts by number any more");
                continue;
            }

            var (before, after) = Shapes(site.Target, place.Kind == PythonUnpackingKind.Loop);
            if (before is { IsOneAtSight: true })
            {
                continue;
            }

            var isOne = after is null or { IsOneAtSight: true } && single.IsOne(site.Target, place.Kind == PythonUnpackingKind.Loop);

            if (change.Kind == Kind.FieldReordered)
            {
                if (before is not null && after is not null && Holds(place, before) && ResultShape.Reordered(place, before, after) is { } other)
                {
                    yield return new Match(site, change, ImpactSeverity.Breaks, other);
                }
            }
            else if (before is not null && after is not null && before.Count != after.Count && !isOne)
            {
                if (Holds(place, before) && ResultShape.Judge(place, before, after) is var (severity, why))
                {
                    yield return new Match(site, change, severity, why);
                }
            }
            else if (before is not null && place.Kind != PythonUnpackingKind.Comparison)
            {
                isOne &= Holds(place, before);
                yield return new Match(site, change, isOne ? ImpactSeverity.Breaks : ImpactSeverity.Likely,
                    isOne ? "takes the value apart, which cannot be taken apart any more" : after is null ? "takes the value apart, which is of another type now" : null);
            }
        }
    }

    /// <summary>Whether a place fitted the shape that the value had.</summary>
    private static bool Holds(in PythonUnpacking place, ResultShape before) => place.Kind switch
    {
        PythonUnpackingKind.Index => place.Count < before.Count && -place.Count <= before.Count,
        PythonUnpackingKind.Argument => true,
        PythonUnpackingKind.Comparison => place.Count < 0 || place.Count == before.Count,
        _ => place.HasStar ? place.Count <= before.Count : place.Count == before.Count,
    };

    private static bool IsOfValue(PythonDefinition target, ContractChange change) => target switch
    {
        { Class: not null } => change.Kind is Kind.FieldAdded or Kind.FieldRemoved or Kind.FieldReordered,
        { Function: not null } => change.Kind is Kind.ReturnChanged,
        _ => change.Kind is Kind.FieldTypeChanged or Kind.TypeChanged,
    };

    private (ResultShape? Before, ResultShape? After) Shapes(PythonDefinition target, bool each)
    {
        var now = newer.ResolveDotted(target.FullName);
        return target switch
        {
            { Class: not null } => (Fields(world.Tree, target), now is null ? null : Fields(newer, now)),
            { Function: { } function } => (ResultShape.Of(function, each), now?.Function is { } after ? ResultShape.Of(after, each) : null),
            { Variable.Annotation: { } annotation } => (ResultShape.Of(annotation, each), now?.Variable?.Annotation is { } text ? ResultShape.Of(text, each) : null),
            _ => (null, null),
        };
    }

    private static ResultShape? Fields(PythonTree tree, PythonDefinition definition) =>
        Constructors.Of(tree, definition) is { } made ? new ResultShape(made.Parameters.Count - 1, [.. made.Parameters.Skip(1).Select(parameter => parameter.Name)]) : null;

    /// <summary>What happened to the module that a chain or a text names.</summary>
    private IEnumerable<Match> OfWritten(UsageSite site) => site.Import is { } written && IsGone(written)
        ? PathsOf(written).Select(change => new Match(site, change, ImpactSeverity.Breaks))
        : [];

    private bool IsGone((string Module, string? Name) written) => written.Name is null ? newer.FindModule(written.Module) is null : newer.Resolve(written.Module, written.Name) is null;

    private IEnumerable<ContractChange> PathsOf((string Module, string? Name) written) => changes.Of(written.Module).Where(change => change.Symbol.Length == 0)
        .Concat(written.Name is null ? [] : changes.Of($"{written.Module}.{written.Name}").Where(change => change.Member is null))
        .Where(change => change.Kind is Kind.ModuleMoved or Kind.ModuleRemoved or Kind.SymbolMoved or Kind.SymbolRemoved or Kind.SymbolRenamed);

    /// <summary>What happened to the function that the downstream's own function stands for.</summary>
    private IEnumerable<Match> OfOwn(UsageSite site)
    {
        var after = NewFunction(site.Target.File.ModuleName, site.Target.QualifiedName);
        var before = site.Target.Function;
        var similarity = before is null || site.Own is null ? 0 : site.Own.Body.Similarity(before.Body);
        var carried = before is null || after is null || site.Own is null ? 0 : CarriedCode.Share(before.Body, after.Body, site.Own.Body);
        foreach (var change in changes.Of(site.Target.FullName).Where(change => change.Kind != Kind.Deprecated || change.Member is null))
        {
            var judged = site.Usage == ImpactUsage.Override && before is not null && after is not null ? fit.Judge(site, change, before, after) : null;
            var (severity, why) = judged ?? (site.Usage == ImpactUsage.Copy || IsSignature(change.Kind) || change.Kind == Kind.Deprecated ? ImpactSeverity.Review : SeverityOf(change), null);
            yield return new Match(site, change, severity, why) { Similarity = similarity, Carried = carried };
        }
    }

    /// <summary>What the upstream's callers pass now through a signature that takes any name, and the downstream's own function does not take.</summary>
    private IEnumerable<Match> OfCallers(UsageSite site)
    {
        if (site is not { Usage: ImpactUsage.Override, Own: { } own, Target.Function: { } before } || own.Name == "__init__" || own.Parameters.Any(parameter => parameter.Kind == PythonParameterKind.Keywords)
            || NewFunction(site.Target.File.ModuleName, site.Target.QualifiedName) is not { } after || !after.Parameters.Any(parameter => parameter.Kind == PythonParameterKind.Keywords))
        {
            yield break;
        }

        foreach (var (keyword, file, line) in callers.NewKeywords(own.Name, (from, call) => fit.Concerns(site, from, call)).Where(passed => own.Parameters.Concat(before.Parameters).Concat(after.Parameters).All(parameter => parameter.Name != passed.Keyword)))
        {
            yield return new Match(site, new ContractChange
            {
                Kind = Kind.ParameterAddedOptional,
                Module = site.Target.File.ModuleName,
                Symbol = site.Target.QualifiedName,
                Member = keyword,
                OldFile = site.Target.File.Path,
                NewFile = file.Path,
                NewLine = line,
                NewText = $"{own.Name}({keyword}=...)",
            }, ImpactSeverity.Breaks, $"does not take '{keyword}', which the upstream's callers pass now");
        }
    }

    private IEnumerable<Match> OfPatch(UsageSite site)
    {
        var gone = site.Import is { } written && IsGone(written);
        var isAnyMember = site.Usage == ImpactUsage.Patch && site.Import is null && site.Owner is null;
        return changes.Of(site.Target.FullName).Concat(changes.OfMember(site.Target.FullName))
            .Concat(gone ? PathsOf(site.Import!.Value) : [])
            .Where(change => site.Target.Class is null || change.Member is null || isAnyMember)
            .Where(change => site.Target.Kind != PythonDefinitionKind.Module || change.Kind is Kind.ModuleMoved or Kind.ModuleRemoved)
            .Distinct()
            .Select(change => OfSubstitute(site, change) ?? new Match(site, change, SeverityOfPatch(site, change, gone, isAnyMember)));
    }

    /// <summary>What a change does to a function that stands in the place of the one that changed: whoever calls it calls the downstream's.</summary>
    private Match? OfSubstitute(UsageSite site, ContractChange change) => site is { Usage: ImpactUsage.Patch, Own: not null, Target.Function: { } before }
        && NewFunction(site.Target.File.ModuleName, site.Target.QualifiedName) is { } after && fit.Judge(site, change, before, after) is var (severity, why)
        ? new Match(site, change, severity, why) : null;

    /// <summary>An assignment to what is not there any more succeeds and does nothing; a mock, and whoever follows the name, raise.</summary>
    private ImpactSeverity SeverityOfPatch(UsageSite site, ContractChange change, bool gone, bool isAnyMember)
    {
        if (isAnyMember && change.Member is not null)
        {
            return ImpactSeverity.Review;
        }

        var severity = gone ? ImpactSeverity.Breaks : SeverityOf(change);
        var raises = site.IsChecked || site.Usage == ImpactUsage.StringPath || (site.Import is { } written ? newer.FindModule(written.Module) is null : site.Target.Class is not null);
        return severity == ImpactSeverity.Breaks && !raises ? ImpactSeverity.Likely : severity;
    }
}
