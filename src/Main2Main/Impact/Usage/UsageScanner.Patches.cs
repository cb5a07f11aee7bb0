using Main2Main.Python;

namespace Main2Main.Impact.Usage;

/// <content>What is put in the upstream's place, and what names it by text.</content>
internal sealed partial class UsageScanner
{
    private static readonly HashSet<string> NamedPatches = new(StringComparer.Ordinal) { "multiple", "dict" };

    /// <summary>A call that puts something in the place of an attribute: <c>setattr</c>, that of a test's fixture, and <c>mock.patch</c> in its forms.</summary>
    private void ScanPatchingCall(PythonCall call)
    {
        var parts = call.Callee.Split('.');
        var last = parts[^1];
        var isFixture = last is "setattr" or "delattr" && parts.Length > 1;
        var isSetting = last is "setattr" or "delattr" || (last == "object" && IsPatch(parts));
        var isPatch = isFixture || last == "patch" || (NamedPatches.Contains(last) && IsPatch(parts));
        if (isSetting && call.Arguments is [{ Text: { } owner, StringValue: null }, var named, ..] && Owner(owner, call.Scope) is { } patched)
        {
            if (named.StringValue is { } name)
            {
                AddPatch(patched, name, call.Line, call.Scope, call.Condition, IsRefused(call, isFixture || last == "object"),
                    own: call.Arguments is [_, _, { Text: { } put }, ..] ? world.SubstitutesIn(file).Named(put) : null);
            }
            else if (world.IsUpstream(patched.Definition))
            {
                // Which attribute is known only when it runs; the class or module is not.
                Add(new UsageSite(file, ImpactUsage.Patch, patched.Definition, call.Line, call.Scope) { Condition = call.Condition });
            }
        }
        else if (isPatch && call.Arguments is [{ StringValue: { } path }, ..] && path.LastIndexOf('.') is var dot and > 0 && world.IsUpstreamModule(path))
        {
            foreach (var name in last == "multiple" ? call.KeywordNames.Where(name => name is not ("create" or "spec" or "new_callable")) : [path[(dot + 1)..]])
            {
                if (Dotted(last == "multiple" ? path : path[..dot]) is { } place)
                {
                    AddPatch(place, name, call.Line, call.Scope, call.Condition, IsRefused(call, byDefault: true), OwnerOf($"{(last == "multiple" ? path : path[..dot])}.{name}"));
                }
            }
        }
    }

    private static bool IsPatch(string[] parts) => parts.Length > 1 && parts[^2] is "patch";

    /// <summary>Whether the call raises when what it replaces is not there.</summary>
    private static bool IsRefused(PythonCall call, bool byDefault) =>
        byDefault && !call.Arguments.Any(argument => (argument.Name == "create" && argument.Text == "True") || (argument.Name == "raising" && argument.Text == "False"));

    private Value? Dotted(string path) => world.Tree.ResolveDotted(path) switch
    {
        { Class: not null } found => new Value(ValueKind.Class, found),
        { Kind: PythonDefinitionKind.Module } found => new Value(ValueKind.Module, found),
        _ => null,
    };

    private void AddPatch(Value owner, string name, int line, int scope, int condition, bool isChecked, (string? Module, string? Name) written = default,
        PythonFunction? own = null)
    {
        var target = owner.Kind == ValueKind.Module ? world.Tree.Resolve(owner.Definition.File.ModuleName, name) : values.Definer(owner, name);
        if (target is not null && (world.IsUpstream(target) || world.IsUpstream(owner.Definition)))
        {
            Add(new UsageSite(file, ImpactUsage.Patch, target, line, scope)
            {
                Condition = condition,
                IsChecked = isChecked,
                Own = own,
                Owner = owner.Kind == ValueKind.Class ? owner.Definition : null,
                Import = owner.Kind == ValueKind.Module && world.IsUpstream(owner.Definition) ? (owner.Definition.File.ModuleName, name)
                    : written.Module is { } module && world.IsUpstreamModule(module) ? (module, written.Name) : null,
            });
        }
    }

    private void ScanStrings()
    {
        foreach (var text in file.Module.Strings)
        {
            var path = text.Value.Replace(':', '.');
            if (path.Contains('.', StringComparison.Ordinal) && world.IsUpstreamModule(path) && world.Tree.ResolveDotted(path) is { } target && world.IsUpstream(target)
                && !sites.Exists(site => site.Usage == ImpactUsage.Patch && site.Line == text.Line && site.Target.FullName == target.FullName))
            {
                var (module, name) = target.Kind == PythonDefinitionKind.Module ? (path, (string?)null) : OwnerOf(path);
                Add(new UsageSite(file, ImpactUsage.StringPath, target, text.Line, text.Scope) { Condition = text.Condition, Import = module is null ? null : (module, name) });
            }
        }
    }

    /// <summary>The module that a dotted name begins with, and the name in it; no module where the name goes on into a class.</summary>
    private (string? Module, string? Name) OwnerOf(string path)
    {
        var dot = path.LastIndexOf('.');
        return world.Tree.ResolveDotted(path[..dot]) is { Kind: PythonDefinitionKind.Module } ? (path[..dot], path[(dot + 1)..]) : dot > 0 ? OwnerOf(path[..dot]) : (null, null);
    }

    private void ScanUnpacking(PythonUnpacking place)
    {
        if (place.Kind is PythonUnpackingKind.Context or PythonUnpackingKind.AsyncContext)
        {
            if (values.Of(file, place.Scope, place.Source) is { Kind: ValueKind.Object } entered)
            {
                AddMember(entered, place.Kind == PythonUnpackingKind.Context ? "__enter__" : "__aenter__", ImpactUsage.Read, place.Line, place.Scope, place.Condition);
            }

            return;
        }

        foreach (var target in Sources(place.Scope, place.Source, 0).Where(world.IsUpstream))
        {
            var usage = target.Function is { IsProperty: false } ? ImpactUsage.Call : ImpactUsage.Read;
            sites.Add(new UsageSite(file, usage, target, place.Line, place.Scope) { Unpacking = place, Condition = place.Condition });
        }
    }

    /// <summary>What a value comes from: the function that gives it, the field that holds it, and its class where that can be taken apart.</summary>
    private IEnumerable<PythonDefinition> Sources(int scope, string chain, int depth)
    {
        const int Deepest = 3;
        if (depth > Deepest || chain.Length == 0 || chain[0] == '?')
        {
            yield break;
        }

        if (values.Of(file, scope, chain) is { Kind: ValueKind.Object, Definition.Class.IsNamedTuple: true } value)
        {
            yield return value.Definition;
        }

        if (chain.EndsWith("()", StringComparison.Ordinal))
        {
            if (values.Answering(values.Of(file, scope, chain[..^2])) is { Kind: ValueKind.Function, Definition: var function })
            {
                yield return function;
            }

            yield break;
        }

        var dot = chain.LastIndexOf('.');
        var member = dot < 0 || chain[^1] == ']' ? null : values.Of(file, scope, chain[..dot]) switch
        {
            { Kind: ValueKind.Object or ValueKind.Class } owner => values.Definer(owner, chain[(dot + 1)..]),
            { Kind: ValueKind.Module } owner => world.Tree.Resolve(owner.Definition.File.ModuleName, chain[(dot + 1)..]),
            _ => null,
        };
        if (member is { Variable: not null } or { Function.IsProperty: true })
        {
            yield return member;
        }

        foreach (var source in dot < 0 && world.Local(file, scope, chain)?.Source is { } held && held != chain ? Sources(scope, held, depth + 1) : [])
        {
            yield return source;
        }
    }
}
