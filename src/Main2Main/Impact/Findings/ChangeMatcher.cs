using Main2Main.Impact.Usage;
using Main2Main.Python;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Impact.Findings;

/// <summary>Decides which changes touch a usage, and how badly.</summary>
/// <param name="changes">The changes.</param>
/// <param name="world">Both trees as they were.</param>
/// <param name="newer">The upstream at the range's end.</param>
/// <param name="callers">What the upstream's own code passes.</param>
internal sealed partial class ChangeMatcher(ChangeIndex changes, CodeWorld world, PythonTree newer, UpstreamCallers callers)
{
    private readonly SkippedInitializer skipped = new(world, newer, new MethodReach(world, newer));
    private readonly ClassLines lines = new(world, newer);
    private readonly OverrideFit fit = new(world, callers, new MethodReach(world, newer));
    private readonly SingleValues single = new(newer);
    private readonly ReadOnlyMembers fixedNow = new(world, newer);
    private readonly RecordHeirs heirs = new(world, newer);

    /// <summary>The upstream as it is now, with the downstream beside it.</summary>
    private readonly Lazy<PythonTree> ahead = new(() => new CodeWorld(newer.Files, world.Downstream).Tree);


    /// <summary>The changes that touch a usage.</summary>
    public IEnumerable<Match> Of(UsageSite site) => Found(site).Select(match => match switch
    {
        { Severity: ImpactSeverity.Breaks } when Precautions.Cover(match) => match with { Severity = ImpactSeverity.Review, Why = null },
        { Severity: ImpactSeverity.Likely, Change.Kind: Kind.ValueChanged } when Precautions.IsForCheckers(site.Target) => match with { Severity = ImpactSeverity.Review },
        _ => match,
    });

    private IEnumerable<Match> Found(UsageSite site) => site.Usage switch
    {
        ImpactUsage.Call or ImpactUsage.Read when site.Unpacking is not null => OfUnpacking(site),
        ImpactUsage.Read when site.IsTypeTest => OfKind(site, "asks for its type, which is no class any more"),
        ImpactUsage.Import => OfImport(site),
        ImpactUsage.Subclass => OfSubclass(site),
        ImpactUsage.Call or ImpactUsage.SuperCall => OfMember(site).Concat(OfFunction(site)).Concat(OfWritten(site)),
        ImpactUsage.Construct when site.Target.Function is not null => OfFunction(site),
        ImpactUsage.Construct => OfConstruct(site).Concat(OfWritten(site)),
        ImpactUsage.Read or ImpactUsage.Write => OfMember(site).Concat(changes.Of(site.Target.FullName).Where(change => change.Member is null && change.Kind is not (Kind.BodyChanged or Kind.MemberAdded)).Select(change => Plain(site, change))).Concat(OfFrozen(site)).Concat(OfWritten(site)),
        ImpactUsage.Copy when site.Target.Class is not null => OfTwin(site),
        ImpactUsage.Override or ImpactUsage.Copy => OfMember(site).Concat(OfOwn(site)).Concat(OfCallers(site)),
        _ => OfPatch(site),
    };

    private static Match Plain(UsageSite site, ContractChange change) => new(site, change, SeverityOf(change));

    private static ImpactSeverity SeverityOf(ContractChange change) => change.Kind switch
    {
        Kind.ModuleRemoved or Kind.ModuleMoved or Kind.SymbolRemoved or Kind.SymbolMoved or Kind.SymbolRenamed => change.StillImportable ? ImpactSeverity.Review : ImpactSeverity.Breaks,
        Kind.MemberRemoved or Kind.MemberRenamed or Kind.FieldRemoved or Kind.FieldRenamed or Kind.FieldMoved or Kind.ValueRemoved => ImpactSeverity.Breaks,
        Kind.SymbolKindChanged or Kind.MemberKindChanged or Kind.BecameAsync or Kind.BecameSync => ImpactSeverity.Likely,
        Kind.Deprecated => change.Similarity < 1 ? ImpactSeverity.Review : ImpactSeverity.Likely,
        Kind.ParameterDefaultChanged or Kind.FieldDefaultChanged or Kind.ValueChanged => Decisions.IsFlipped(change) || Decisions.IsOfOtherType(change) ? ImpactSeverity.Likely : ImpactSeverity.Review,
        _ => ImpactSeverity.Review,
    };

    private IEnumerable<Match> OfImport(UsageSite site)
    {
        var (module, name) = site.Import!.Value;
        var gone = name is null ? newer.FindModule(module) is null : newer.Resolve(module, name) is null;
        var found = changes.Of(site.Target.FullName).Where(change => change.Member is null).Concat(name is null ? [] : changes.Of($"{module}.{name}")).Concat(changes.Of(module).Where(change => change.Symbol.Length == 0))
            .Where(change => change.Kind is Kind.ModuleRemoved or Kind.ModuleMoved or Kind.SymbolRemoved or Kind.SymbolMoved or Kind.SymbolRenamed or Kind.SymbolKindChanged
                or Kind.ValueAdded or Kind.ValueRemoved or Kind.ValueChanged or Kind.TypeChanged or Kind.Unreadable or Kind.Deprecated)
            .Where(change => change.Kind != Kind.Deprecated || change.Member is null)
            .Concat(gone ? changes.Of(site.Target.File.ModuleName).Where(change => change.Kind == Kind.ModuleMoved) : [])
            .Distinct();
        return found.Select(change => new Match(site, change, gone ? ImpactSeverity.Breaks : change.Kind is Kind.SymbolKindChanged or Kind.Deprecated or Kind.ValueChanged ? SeverityOf(change) : ImpactSeverity.Review));
    }

    /// <summary>What needs a class, where a function or variable has its name now. A variable may still hold one.</summary>
    private IEnumerable<Match> OfKind(UsageSite site, string why) => site.Target.Class is null ? [] : changes.Of(site.Target.FullName)
        .Where(change => change.Kind == Kind.SymbolKindChanged)
        .Select(change => new Match(site, change, NewFunction(change.Module, change.Symbol) is null ? ImpactSeverity.Likely : ImpactSeverity.Breaks, why));

    private IEnumerable<Match> OfSubclass(UsageSite site)
    {
        var refused = changes.Of(site.Target.FullName).Select(change => new Match(site, change, ImpactSeverity.Breaks, heirs.Complaint(site.Owner!, site.Target, change)))
            .Where(match => match.Why is not null).ToList();
        foreach (var match in OfKind(site, "derives from it, which is no class any more").Concat(refused))
        {
            yield return match;
        }

        foreach (var change in changes.Of(site.Target.FullName).Except(refused.Select(match => match.Change)))
        {
            var defines = change.Member is { } member && PythonTree.OwnMember(site.Owner!, member) is not null;
            switch (change.Kind)
            {
                case Kind.AbstractMemberAdded when !defines && DefinedBetween(site, change.Member!):
                    break;
                case Kind.AbstractMemberAdded when !defines:
                    yield return new Match(site, change, lines.Demands(site.Owner!, site.Target, change.Member!), $"does not define '{change.Member}'");
                    break;
                case Kind.MemberAdded when defines && Fits(site, change):
                    yield return Plain(site, change);
                    break;
                case Kind.FieldAdded when !defines && skipped.Reader(site.Owner!, site.Target, change.Member!) is { } reader:
                    yield return new Match(site, change, ImpactSeverity.Breaks, $"does not run the constructor that sets '{change.Member}', which the inherited '{reader}' reads");
                    break;
                case Kind.FieldAdded when defines && PythonTree.OwnMember(site.Owner!, change.Member!) is { Variable: not null }:
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
        world.Line(site.Owner!).Skip(1).TakeWhile(above => above.FullName != site.Target.FullName).Any(above => PythonTree.OwnMember(world.IsUpstream(above) ? newer.ResolveDotted(above.FullName) ?? above : above, member) is { Function.IsAbstract: false });

    /// <summary>Whether the downstream's own member takes what callers of the upstream's new one pass.</summary>
    private bool Fits(UsageSite site, ContractChange change) =>
        PythonTree.OwnMember(site.Owner!, change.Member!)?.Function is { } own && NewFunction(change.Module, $"{change.Symbol}.{change.Member}") is { } theirs && CallBinding.Complaint(own, theirs) is null;

    /// <summary>What happened to the methods that the downstream's class takes over as they are. A parameter that came concerns those who call: their places are told by themselves.</summary>
    private IEnumerable<Match> OfInherited(UsageSite site) => site.Target.File.Symbols.Members(site.Target.Class!.Scope).Values
        .Where(member => member.Function is not null && PythonTree.OwnMember(site.Owner!, member.Name) is null)
        .SelectMany(member => changes.Of($"{site.Target.FullName}.{member.Name}"))
        .Where(change => change.Kind is Kind.BodyChanged or Kind.ReturnChanged || (IsSignature(change.Kind) && change.Kind is not (Kind.ParameterAddedOptional or Kind.ParameterAddedRequired)))
        .Select(change => change.Kind == Kind.BodyChanged && skipped.NewlyRead(site.Owner!, site.Target, DottedName.Last(change.Symbol)) is { } field
            ? new Match(site, change, ImpactSeverity.Breaks, $"does not run the constructor that sets '{field}', which the inherited '{DottedName.Last(change.Symbol)}' reads now")
            : new Match(site, change, ImpactSeverity.Review));

    /// <summary>What happened to the target as a member of its class.</summary>
    private IEnumerable<Match> OfMember(UsageSite site) => changes.OfMember(site.Target.FullName)
        .Where(change => site.Target.Kind != PythonDefinitionKind.Class && site.Target.QualifiedName.Contains('.', StringComparison.Ordinal))
        .Select(change => change.Kind == Kind.MemberKindChanged && fixedNow.Refuse(site)
            ? new Match(site, change, ImpactSeverity.Breaks, $"gives '{DottedName.Last(site.Target.QualifiedName)}' a value, which a property without a setter has now")
            : new Match(site, change, SeverityOfMember(site, change)));

    /// <summary>Whoever has it himself does not miss it: an override is called no longer, a copy never was, and an assignment makes it anew.</summary>
    private ImpactSeverity SeverityOfMember(UsageSite site, ContractChange change) => (site.Usage, SeverityOf(change)) switch
    {
        _ when change.Kind is Kind.MemberMovedToBase => ImpactSeverity.Review,
        (ImpactUsage.Read, ImpactSeverity.Likely) when change.Kind == Kind.MemberKindChanged && IsValue(site.Target) && newer.ResolveDotted(site.Target.FullName) is { } now && IsValue(now) => ImpactSeverity.Review,
        (ImpactUsage.Copy or ImpactUsage.Write, ImpactSeverity.Breaks) => ImpactSeverity.Review,
        (ImpactUsage.Override, ImpactSeverity.Breaks) => change.Kind is Kind.MemberRemoved or Kind.MemberRenamed && !fit.IsCalledHere(site) ? ImpactSeverity.Likely : ImpactSeverity.Review,
        (_, var severity) => severity,
    };

    /// <summary>Whether a member is read without a call.</summary>
    private static bool IsValue(PythonDefinition member) => member is { Variable: not null } or { Function.IsProperty: true };

    private PythonFunction? NewFunction(string module, string symbol) => newer.ResolveDotted($"{module}.{symbol}")?.Function;

    private IEnumerable<Match> OfFunction(UsageSite site)
    {
        var before = site.Target.Function;
        var after = NewFunction(site.Target.File.ModuleName, site.Target.QualifiedName);
        var bound = before is not null && site.Target.File.Module.ClassAt(before.Container) is not null && !before.IsStatic && !site.IsUnbound;
        var found = changes.Of(site.Target.FullName).ToList();
        return found.Where(change => !IsPassed(site, change, before, bound) && !(site.IsOfObject && change.Kind == Kind.BodyChanged)).Select(change => Judge(site, change, found, before, after, bound));
    }

    /// <summary>Whether a change of a parameter does not concern a call: a default that it does not use, the end of what it does not pass.</summary>
    private static bool IsPassed(UsageSite site, ContractChange change, PythonFunction? before, bool bound) =>
        before is not null && site.Call is { } call && change.Member is { } name
        && (change.Kind == Kind.ParameterDefaultChanged ? CallBinding.Passes(call, before, name, bound) : change.Kind == Kind.Deprecated && !CallBinding.Passes(call, before, name, bound));

    private static Match Judge(UsageSite site, ContractChange change, List<ContractChange> all, PythonFunction? before, PythonFunction? after, bool bound)
    {
        if (!IsSignature(change.Kind) || site.Call is not { } call || before is null || after is null || CallBinding.Complaint(call, before, bound) is not null)
        {
            return Plain(site, change);
        }

        var misfit = Misfit(call, before, after, bound);
        if (misfit is null && change is { Kind: Kind.ParameterAddedRequired, Member: { } lacking } && call.IsPrepared && !CallBinding.Passes(call, after, lacking, bound))
        {
            return new Match(site, change, ImpactSeverity.Likely, $"prepares a call without '{lacking}'");
        }

        return misfit is var (clash, parameter) && IsAtFault(change, parameter, all) ? new Match(site, change, ImpactSeverity.Breaks, clash) : Plain(site, change);
    }

    /// <summary>What does not fit any more of a call that did, with the parameter that it is about, where it is one.</summary>
    private static (string Text, string? Parameter)? Misfit(PythonCall call, PythonFunction before, PythonFunction after, bool bound) =>
        CallBinding.Misfit(call, after, bound) ?? (!call.HasStar && CallBinding.Shift(call, before, after, bound) is { } shift ? (shift, null) : null);

    /// <summary>Whether a change is the one that a call does not fit for: where one of them is about the parameter, the others are not.</summary>
    private static bool IsAtFault(ContractChange change, string? parameter, List<ContractChange> all) =>
        parameter is null || IsAbout(change, parameter) || !all.Exists(one => IsAbout(one, parameter));

    private static bool IsAbout(ContractChange change, string parameter) => change.Member == parameter || change.NewName == parameter;

    private static bool IsSignature(Kind kind) => kind is Kind.ParameterAddedOptional or Kind.ParameterAddedRequired or Kind.ParameterRemoved or Kind.ParameterRenamed or Kind.ParameterReordered or Kind.ParameterKindChanged;

    /// <summary>What happened to the class that a downstream class does over again.</summary>
    private IEnumerable<Match> OfTwin(UsageSite site) => changes.Of(site.Target.FullName)
        .Where(change => change.Kind is Kind.MemberAdded or Kind.AbstractMemberAdded or Kind.MemberRemoved or Kind.MemberRenamed or Kind.FieldAdded or Kind.FieldRemoved or Kind.FieldRenamed)
        .Select(change => new Match(site, change, ImpactSeverity.Review));
}
