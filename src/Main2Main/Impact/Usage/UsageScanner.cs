using Main2Main.Python;

namespace Main2Main.Impact.Usage;

/// <summary>Finds what one downstream file uses of the upstream, copies aside.</summary>
internal sealed partial class UsageScanner(CodeWorld world, ValueReader values, PythonFile file)
{
    private readonly List<UsageSite> sites = [];
    private readonly Dictionary<(int Scope, string Name), Value?> roots = [];
    private readonly HashSet<(ImpactUsage Usage, PythonFile File, string Name, string? Module, int Scope)> seen = [];

    /// <summary>All usages, in the order of the file's items.</summary>
    public IReadOnlyList<UsageSite> Scan()
    {
        ScanImports();
        foreach (var defined in file.Module.Classes)
        {
            ScanClass(defined);
        }

        foreach (var call in file.Module.Calls)
        {
            ScanCall(call);
        }

        ScanDecorators();
        foreach (var reference in file.Module.References)
        {
            ScanReference(reference);
        }

        foreach (var unpacking in file.Module.Unpackings)
        {
            ScanUnpacking(unpacking);
        }

        ScanStrings();
        return sites;
    }

    private void ScanImports()
    {
        foreach (var import in file.Module.Imports)
        {
            var module = file.AbsoluteModule(import);
            if (!world.IsUpstreamModule(module))
            {
                continue;
            }

            var target = import.Name is null or "*" ? world.Tree.ResolveDotted(module) : world.Tree.Resolve(module, import.Name);
            if (target is not null && world.IsUpstream(target))
            {
                Add(new UsageSite(file, ImpactUsage.Import, target, import.Line, import.Scope)
                {
                    Condition = import.Condition,
                    Import = (module, import.IsStar ? null : import.Name),
                });
            }
        }
    }

    private void ScanClass(PythonClass defined)
    {
        var own = new PythonDefinition(file, PythonDefinitionKind.Class, defined.QualifiedName) { Class = defined };
        foreach (var above in world.Line(own).Skip(1).Where(world.IsUpstream))
        {
            Add(new UsageSite(file, ImpactUsage.Subclass, above, defined.Line, defined.Scope) { Owner = own, Condition = defined.Condition });
            foreach (var member in file.Symbols.Members(defined.Scope).Values)
            {
                if (PythonTree.OwnMember(above, member.Name) is { } overridden)
                {
                    Add(new UsageSite(file, ImpactUsage.Override, overridden, member.Line, member.Function?.Scope ?? defined.Scope) { Owner = above, Own = member.Function });
                }
            }
        }
    }

    private void ScanCall(PythonCall call)
    {
        ScanPatchingCall(call);
        ScanBuiltIn(call);
        if (Bound(call) is { } bound)
        {
            ScanCall(bound);
        }

        var (value, owner) = Walk(call.Callee, call.Line, call.Scope, call.Condition);
        if (value is null)
        {
            return;
        }

        var usage = value.Kind switch { ValueKind.Class or ValueKind.Variable => ImpactUsage.Construct, ValueKind.Function when owner is { Kind: ValueKind.Super } => ImpactUsage.SuperCall, _ => ImpactUsage.Call };
        PythonDefinition? made = null;
        if (value.Kind == ValueKind.Class && !world.IsUpstream(value.Definition))
        {
            made = value.Definition;
            value = values.Definer(value, "__init__") is { Function: not null } initializer ? new Value(ValueKind.Function, initializer)
                : RecordAbove(made) is { } record ? new Value(ValueKind.Class, record) : value;
        }

        var isOfObject = value.Kind == ValueKind.Object;
        value = values.Answering(value);
        if ((value is { Kind: ValueKind.Class or ValueKind.Function } || value is { Kind: ValueKind.Variable, Definition.Variable: { } held } && Findings.NamedTuples.IsHeldBy(held)) && world.IsUpstream(value.Definition))
        {
            // Every call counts by itself: its arguments decide.
            sites.Add(new UsageSite(file, usage, value.Definition, call.Line, call.Scope)
            {
                Call = call,
                Owner = value.Kind == ValueKind.Class ? made : null,
                IsOfObject = isOfObject,
                IsUnbound = owner is { Kind: ValueKind.Class } && value.Definition.Function is { IsStatic: false, IsClassMethod: false },
                Condition = call.Condition,
                Import = owner is { Kind: ValueKind.Module } && ValueReader.LastName(call.Callee) is { } name ? (owner.Definition.File.ModuleName, name) : null,
            });
        }
    }

    /// <summary>
    /// The nearest class of the upstream's whose fields a class of the downstream's has in its constructor; null where it gets that otherwise.
    /// </summary>
    private PythonDefinition? RecordAbove(PythonDefinition own) => own.Class is { IsRecord: true }
        ? world.Line(own).FirstOrDefault(above => world.IsUpstream(above) && above.Class!.IsRecord)
        : world.Line(own).FirstOrDefault(world.IsUpstream) is { Class.IsRecord: true } record ? record : null;

    /// <summary>The call that <c>partial</c> prepares: what else will be passed is not known.</summary>
    private static PythonCall? Bound(PythonCall call) => DottedName.Last(call.Callee) == "partial" && call.Arguments is [{ Kind: PythonArgumentKind.Positional, Text: { Length: > 0 } callee, StringValue: null }, ..] && (char.IsLetter(callee[0]) || callee[0] == '_')
        ? call with { Callee = callee, Arguments = [.. call.Arguments.Skip(1), new PythonArgument(PythonArgumentKind.DoubleStar, null, null)], IsPrepared = true }
        : null;

    private Value? Owner(string chain, int scope) => values.Of(file, scope, chain) is { Kind: ValueKind.Module or ValueKind.Class } value ? value : null;

    private void ScanReference(PythonReference reference)
    {
        var dot = reference.Target.LastIndexOf('.');
        if (dot < 0)
        {
            return;
        }

        var owner = reference.Target[..dot];
        var name = reference.Target[(dot + 1)..];
        if (reference.Access != PythonAccess.Read && Owner(owner, reference.Scope) is { } patched && (patched.Kind == ValueKind.Module || world.IsUpstream(patched.Definition)))
        {
            AddPatch(patched, name, reference.Line, reference.Scope, reference.Condition, isChecked: reference.Access == PythonAccess.Delete,
                own: world.SubstitutesIn(file).At(reference));
            return;
        }

        var (value, _) = Walk(owner, reference.Line, reference.Scope, reference.Condition);
        if (value is not null)
        {
            AddMember(value, name, reference.Access == PythonAccess.Read ? ImpactUsage.Read : ImpactUsage.Write, reference.Line, reference.Scope, reference.Condition);
        }
    }

    /// <summary>Follows a chain, and takes every upstream member on the way as read.</summary>
    private (Value? Value, Value? Owner) Walk(string chain, int line, int scope, int condition)
    {
        if (chain[0] == '?')
        {
            return (null, null);
        }

        var parts = ValueReader.Parts(chain);
        var value = Root(scope, parts[0]);
        var last = value;
        for (var index = 1; index < parts.Count && value is not null; index++)
        {
            last = value;
            var next = values.Step(value, parts[index]);
            if (parts[index] is not ("()" or "[]") && (index < parts.Count - 1 || next is not { Kind: ValueKind.Function or ValueKind.Class }))
            {
                AddMember(value, parts[index], ImpactUsage.Read, line, scope, condition);
            }

            value = next;
        }

        return (value, last == value ? null : last);
    }

    /// <summary>What a name stands for: the same few names begin most chains of a function.</summary>
    private Value? Root(int scope, string name)
    {
        if (!roots.TryGetValue((scope, name), out var value))
        {
            roots[(scope, name)] = value = values.Start(file, scope, name);
        }

        return value;
    }

    private void AddMember(Value owner, string name, ImpactUsage usage, int line, int scope, int condition)
    {
        if (owner.Kind == ValueKind.Module)
        {
            if (world.Tree.Resolve(owner.Definition.File.ModuleName, name) is { Kind: not PythonDefinitionKind.Module } found && world.IsUpstream(found))
            {
                Add(new UsageSite(file, usage, found, line, scope) { Condition = condition, Import = (owner.Definition.File.ModuleName, name) });
            }
        }
        else if (owner.Kind is ValueKind.Object or ValueKind.Class or ValueKind.Super && values.Definer(owner, name) is { } member && world.IsUpstream(member))
        {
            Add(new UsageSite(file, usage, member, line, scope) { Owner = owner.Definition, Condition = condition });
        }
    }

    private void Add(UsageSite site)
    {
        if (seen.Add((site.Usage, site.Target.File, site.Target.QualifiedName, site.Import?.Module, site.IsChecked || site.Usage == ImpactUsage.StringPath ? -site.Line : site.Scope)))
        {
            sites.Add(site);
        }
    }
}

/// <summary>What an expression is, as far as it can be told.</summary>
/// <param name="Kind">What kind of value.</param>
/// <param name="Definition">The module, class, function or variable; for an object its class; for a container what its annotation stands in.</param>
/// <param name="Annotation">The type of a container's elements.</param>
internal sealed record Value(ValueKind Kind, PythonDefinition Definition, string? Annotation = null);
