using Main2Main.Python;
using Main2Main.Impact.Usage;

namespace Main2Main.Patches.Reading;

/// <summary>Tells what chains of names mean in a downstream file. Used by one thread.</summary>
/// <param name="world">Both trees.</param>
internal sealed class NameReader(CodeWorld world)
{
    private const int Deepest = 6;

    private readonly ValueReader values = new(world);

    /// <summary>The module or class that a chain is; null when it is neither.</summary>
    public Value? Owner(PythonFile file, int scope, string chain) =>
        chain.Length > 0 && values.Of(file, scope, chain) is { Kind: ValueKind.Module or ValueKind.Class } value ? value : null;

    /// <summary>What a member of an owner is; null when it has no such member.</summary>
    public PythonDefinition? Member(Value owner, string name) =>
        owner.Kind == ValueKind.Module ? world.Tree.Resolve(owner.Definition.File.ModuleName, name) : values.Definer(owner, name);

    /// <summary>What a chain stands for: a class, function, variable or module of either tree.</summary>
    public PythonDefinition? Definition(PythonFile file, int scope, string chain, int depth = 0)
    {
        if (depth > Deepest || chain.Length == 0 || chain[0] == '?' || chain.AsSpan().ContainsAny("()[]"))
        {
            return null;
        }

        var dot = chain.LastIndexOf('.');
        if (dot >= 0)
        {
            return Owner(file, scope, chain[..dot]) is { } owner
                ? Member(owner, chain[(dot + 1)..])
                : world.Tree.ResolveDotted(Dotted(file, scope, chain) ?? chain);
        }

        if (Inner(file, scope, chain) is { } inner)
        {
            return inner;
        }

        if (world.Local(file, scope, chain)?.Source is { } source && source != chain)
        {
            return Definition(file, scope, source, depth + 1);
        }

        return world.Tree.ResolveIn(file, chain, scope) switch
        {
            { Variable.Source: { } held } variable when !world.IsUpstream(variable) && held != chain =>
                Definition(file, PythonModule.ModuleScope, held, depth + 1) ?? variable,
            var found => found,
        };
    }

    /// <summary>The text that a name stands for; null when it is not known before the program runs.</summary>
    public string? Text(PythonFile file, int scope, PythonArgument argument) => argument.StringValue
        ?? (argument.Text is { } chain && Definition(file, scope, chain)?.Variable?.Value is ['\'', .., '\''] value ? PythonText.Unquote(value) : null);

    /// <summary>
    /// The dotted name that a chain means by the imports of its file, whether that is there or not; null when it begins with no imported module.
    /// </summary>
    public static string? Dotted(PythonFile file, int scope, string chain)
    {
        var dot = chain.IndexOf('.', StringComparison.Ordinal);
        var (root, rest) = dot < 0 ? (chain, string.Empty) : (chain[..dot], chain[dot..]);
        for (var at = scope; ; at = file.Module.Scopes[at].Parent)
        {
            if (file.Module.Imports.LastOrDefault(import => import.Scope == at && import.BoundName == root) is { } import)
            {
                var module = file.AbsoluteModule(import);
                return import switch
                {
                    { Name: { } name } => $"{module}.{name}{rest}",
                    { Alias: not null } => module + rest,
                    _ => chain,
                };
            }

            if (at == PythonModule.ModuleScope)
            {
                return null;
            }
        }
    }

    /// <summary>A function or class that is defined inside of the functions around a scope.</summary>
    private static PythonDefinition? Inner(PythonFile file, int scope, string name)
    {
        for (var at = scope; at != PythonModule.ModuleScope; at = file.Module.Scopes[at].Parent)
        {
            if (file.Module.Functions.LastOrDefault(function => function.Container == at && function.Name == name) is { } function)
            {
                return new PythonDefinition(file, PythonDefinitionKind.Function, function.QualifiedName) { Function = function };
            }

            if (file.Module.Classes.LastOrDefault(defined => defined.Container == at && defined.Name == name) is { } owner)
            {
                return new PythonDefinition(file, PythonDefinitionKind.Class, owner.QualifiedName) { Class = owner };
            }
        }

        return null;
    }
}
