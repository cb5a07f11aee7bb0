using Main2Main.Contracts;
using Main2Main.Impact.Usage;
using Kind = Main2Main.Contracts.ContractChangeKind;

namespace Main2Main.Impact.Findings;

/// <summary>Decides which changes touch a usage, and how badly.</summary>
/// <param name="changes">The changes.</param>
/// <param name="world">Both trees as they were.</param>
/// <param name="newer">The upstream at the range's end.</param>
internal sealed class ChangeMatcher(ChangeIndex changes, CodeWorld world, PythonTree newer)
{
    private const double MuchCarried = 0.3;

    /// <summary>The changes that touch a usage.</summary>
    public IEnumerable<Match> Of(UsageSite site) => site.Usage switch
    {
        ImpactUsage.Import => OfImport(site),
        ImpactUsage.Subclass => OfSubclass(site),
        ImpactUsage.Call or ImpactUsage.SuperCall => OfMember(site).Concat(OfFunction(site)),
        ImpactUsage.Construct => OfConstruct(site),
        ImpactUsage.Read or ImpactUsage.Write => OfMember(site).Concat(changes.Of(site.Target.FullName).Where(change => change.Member is null && change.Kind is not (Kind.BodyChanged or Kind.MemberAdded)).Select(change => Plain(site, change))),
        ImpactUsage.Copy when site.Target.Class is not null => OfTwin(site),
        ImpactUsage.Override or ImpactUsage.Copy => OfMember(site).Concat(OfOwn(site)),
        _ => OfPatch(site),
    };

    private static Match Plain(UsageSite site, ContractChange change) => new(site, change, SeverityOf(change));

    private static ImpactSeverity SeverityOf(ContractChange change) => change.Kind switch
    {
        Kind.ModuleRemoved or Kind.ModuleMoved or Kind.SymbolRemoved or Kind.SymbolMoved or Kind.SymbolRenamed => change.StillImportable ? ImpactSeverity.Review : ImpactSeverity.Breaks,
        Kind.MemberRemoved or Kind.MemberRenamed or Kind.FieldRemoved or Kind.FieldRenamed or Kind.FieldMoved or Kind.ValueRemoved => ImpactSeverity.Breaks,
        Kind.SymbolKindChanged or Kind.MemberKindChanged or Kind.BecameAsync or Kind.BecameSync => ImpactSeverity.Likely,
        _ => ImpactSeverity.Review,
    };

    private IEnumerable<Match> OfImport(UsageSite site)
    {
        var (module, name) = site.Import!.Value;
        var gone = name is null ? newer.FindModule(module) is null : newer.Resolve(module, name) is null;
        var found = changes.Of(site.Target.FullName).Where(change => change.Member is null).Concat(name is null ? [] : changes.Of($"{module}.{name}")).Concat(changes.Of(module).Where(change => change.Symbol.Length == 0))
            .Where(change => change.Kind is Kind.ModuleRemoved or Kind.ModuleMoved or Kind.SymbolRemoved or Kind.SymbolMoved or Kind.SymbolRenamed or Kind.SymbolKindChanged
                or Kind.ValueAdded or Kind.ValueRemoved or Kind.ValueChanged or Kind.TypeChanged or Kind.Unreadable)
            .Distinct();
        return found.Select(change => new Match(site, change, gone ? ImpactSeverity.Breaks : change.Kind is Kind.SymbolKindChanged ? ImpactSeverity.Likely : ImpactSeverity.Review));
    }

    private IEnumerable<Match> OfSubclass(UsageSite site)
    {
        foreach (var change in changes.Of(site.Target.FullName))
        {
            var defines = change.Member is { } member && PythonTree.OwnMember(site.Owner!, member) is not null;
            switch (change.Kind)
            {
                case Kind.AbstractMemberAdded when !defines && DefinedBetween(site, change.Member!):
                    break;
                case Kind.AbstractMemberAdded when !defines:
                    yield return new Match(site, change, ImpactSeverity.Breaks, $"does not define '{change.Member}'");
                    break;
                case Kind.MemberAdded when defines && Fits(site, change):
                    yield return Plain(site, change);
                    break;
                case Kind.MemberAdded or Kind.FieldAdded when defines:
                    yield return new Match(site, change, ImpactSeverity.Likely, $"defines '{change.Member}' too");
                    break;
                case Kind.MemberAdded or Kind.BaseAdded or Kind.BaseRemoved or Kind.DecoratorChanged or Kind.SymbolRemoved or Kind.SymbolMoved or Kind.SymbolRenamed or Kind.FieldAdded or Kind.BodyChanged:
                    yield return Plain(site, change);
                    break;
            }
        }

        foreach (var match in OfInherited(site))
        {
            yield return match;
        }
    }

    /// <summary>Whether a class between the downstream's and the upstream's implements a member.</summary>
    private bool DefinedBetween(UsageSite site, string member) =>
        world.Line(site.Owner!).Skip(1).TakeWhile(above => above.FullName != site.Target.FullName).Any(above => PythonTree.OwnMember(above, member) is { Function.IsAbstract: false });

    /// <summary>Whether the downstream's own member takes what callers of the upstream's new one pass.</summary>
    private bool Fits(UsageSite site, ContractChange change) =>
        PythonTree.OwnMember(site.Owner!, change.Member!)?.Function is { } own && NewFunction(change.Module, $"{change.Symbol}.{change.Member}") is { } theirs && CallBinding.Complaint(own, theirs) is null;

    /// <summary>What happened to the methods that the downstream's class takes over as they are.</summary>
    private IEnumerable<Match> OfInherited(UsageSite site) => site.Target.File.Symbols.Members(site.Target.Class!.Scope).Values
        .Where(member => member.Function is not null && PythonTree.OwnMember(site.Owner!, member.Name) is null)
        .SelectMany(member => changes.Of($"{site.Target.FullName}.{member.Name}"))
        .Where(change => IsSignature(change.Kind) || change.Kind is Kind.BodyChanged or Kind.ReturnChanged)
        .Select(change => new Match(site, change, ImpactSeverity.Review));

    /// <summary>What happened to the target as a member of its class.</summary>
    private IEnumerable<Match> OfMember(UsageSite site) => changes.OfMember(site.Target.FullName)
        .Where(change => site.Target.Kind != PythonDefinitionKind.Class && site.Target.QualifiedName.Contains('.', StringComparison.Ordinal))
        .Select(change => new Match(site, change, change.Kind is Kind.MemberMovedToBase ? ImpactSeverity.Review : site.Usage is ImpactUsage.Override && SeverityOf(change) == ImpactSeverity.Breaks ? ImpactSeverity.Likely : SeverityOf(change)));

    private PythonFunction? NewFunction(string module, string symbol) => newer.ResolveDotted($"{module}.{symbol}")?.Function;

    private IEnumerable<Match> OfFunction(UsageSite site)
    {
        var before = site.Target.Function;
        var after = NewFunction(site.Target.File.ModuleName, site.Target.QualifiedName);
        var bound = before is not null && site.Target.File.Module.ClassAt(before.Container) is not null && !before.IsStatic;
        return changes.Of(site.Target.FullName).Where(change => !IsPassed(site, change, before, bound)).Select(change => Judge(site, change, before, after, bound));
    }

    /// <summary>Whether a default changed that the call does not use.</summary>
    private static bool IsPassed(UsageSite site, ContractChange change, PythonFunction? before, bool bound) =>
        change.Kind == Kind.ParameterDefaultChanged && before is not null && site.Call is { } call && change.Member is { } name && CallBinding.Passes(call, before, name, bound);

    private static Match Judge(UsageSite site, ContractChange change, PythonFunction? before, PythonFunction? after, bool bound)
    {
        var complaint = after is null || site.Call is null ? null : CallBinding.Complaint(site.Call, after, bound);
        var clash = complaint is not null && CallBinding.Complaint(site.Call!, before!, bound) is null;
        return clash && IsSignature(change.Kind) ? new Match(site, change, ImpactSeverity.Breaks, complaint) : Plain(site, change);
    }

    private static bool IsSignature(Kind kind) => kind is Kind.ParameterAddedOptional or Kind.ParameterAddedRequired or Kind.ParameterRemoved or Kind.ParameterRenamed or Kind.ParameterReordered or Kind.ParameterKindChanged;

    private IEnumerable<Match> OfConstruct(UsageSite site)
    {
        foreach (var change in changes.Of(site.Target.FullName))
        {
            var passed = change.Member is { } member && site.Call!.KeywordNames.Contains(member);
            if (change.Kind is Kind.FieldRemoved or Kind.FieldRenamed or Kind.FieldMoved && passed)
            {
                yield return new Match(site, change, ImpactSeverity.Breaks, $"passes '{change.Member}', which is not taken");
            }
            else if (change.Kind is Kind.FieldAdded && change.NewText?.Contains('=', StringComparison.Ordinal) == false && !site.Call!.HasDoubleStar && site.Target.Class!.Decorators.Any(decorator => decorator.Name.EndsWith("dataclass", StringComparison.Ordinal)))
            {
                yield return new Match(site, change, ImpactSeverity.Breaks, $"does not pass '{change.Member}'");
            }
            else if (change.Member is null || change.Kind is Kind.AbstractMemberAdded)
            {
                yield return Plain(site, change);
            }
        }

        foreach (var above in world.Line(site.Target))
        {
            if (PythonTree.OwnMember(above, "__init__") is { Function: { } before } initializer)
            {
                var after = NewFunction(initializer.File.ModuleName, initializer.QualifiedName);
                foreach (var change in changes.Of(initializer.FullName).Where(change => !IsPassed(site, change, before, bound: true)))
                {
                    yield return Judge(site, change, before, after, bound: true);
                }

                yield break;
            }
        }
    }

    /// <summary>What happened to the function that the downstream's own function stands for.</summary>
    private IEnumerable<Match> OfOwn(UsageSite site)
    {
        var after = NewFunction(site.Target.File.ModuleName, site.Target.QualifiedName);
        var before = site.Target.Function;
        var complaint = after is null || site.Own is null || site.Usage == ImpactUsage.Copy ? null : CallBinding.Complaint(site.Own, after);
        var clash = complaint is not null && before is not null && CallBinding.Complaint(site.Own!, before) != complaint;
        var similarity = before is null || site.Own is null ? 0 : site.Own.Body.Similarity(before.Body);
        var carried = before is null || after is null || site.Own is null ? 0 : CarriedCode.Share(before.Body, after.Body, site.Own.Body);
        foreach (var change in changes.Of(site.Target.FullName))
        {
            var severity = clash && IsSignature(change.Kind) ? ImpactSeverity.Breaks
                : change.Kind == Kind.BodyChanged && carried >= MuchCarried ? ImpactSeverity.Likely
                : site.Usage == ImpactUsage.Copy ? ImpactSeverity.Review : SeverityOf(change);
            yield return new Match(site, change, severity, severity == ImpactSeverity.Breaks ? complaint : null) { Similarity = similarity, Carried = carried };
        }
    }

    /// <summary>What happened to the class that a downstream class does over again.</summary>
    private IEnumerable<Match> OfTwin(UsageSite site) => changes.Of(site.Target.FullName)
        .Where(change => change.Kind is Kind.MemberAdded or Kind.AbstractMemberAdded or Kind.MemberRemoved or Kind.MemberRenamed or Kind.FieldAdded or Kind.FieldRemoved or Kind.FieldRenamed)
        .Select(change => new Match(site, change, ImpactSeverity.Review));

    private IEnumerable<Match> OfPatch(UsageSite site)
    {
        var gone = site.Import is ({ } module, { } name) && newer.Resolve(module, name) is null;
        var isAnyMember = site.Usage == ImpactUsage.Patch && site.Import is null && site.Owner is null;
        return changes.Of(site.Target.FullName).Concat(changes.OfMember(site.Target.FullName))
            .Concat(site.Import is { } import ? changes.Of($"{import.Module}.{import.Name}") : [])
            .Where(change => site.Target.Class is null || change.Member is null || isAnyMember)
            .Distinct()
            .Select(change => new Match(site, change, gone ? ImpactSeverity.Breaks : isAnyMember && change.Member is not null ? ImpactSeverity.Review : SeverityOf(change)));
    }
}
