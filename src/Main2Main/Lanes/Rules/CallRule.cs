using Main2Main.Conditions;
using Main2Main.Impact.Findings;
using Main2Main.Impact.Usage;
using Main2Main.Python;

namespace Main2Main.Lanes.Rules;

/// <summary>Finds calls that the upstream's function or constructor does not take in a lane.</summary>
/// <param name="lanes">The lanes.</param>
internal sealed class CallRule(LaneSet lanes)
{
    // Decorators that leave the signature as it is written.
    private static readonly HashSet<string> Transparent = new(StringComparer.Ordinal)
    {
        "staticmethod", "classmethod", "abstractmethod", "abc.abstractmethod", "override", "typing.override", "typing_extensions.override", "contextmanager",
        "contextlib.contextmanager",
        "lru_cache", "functools.lru_cache", "cache", "functools.cache", "torch.no_grad", "torch.inference_mode", "final", "typing.final",
    };

    /// <summary>Checks a file.</summary>
    public IEnumerable<Candidate> Check(CheckedFile file)
    {
        var chain = new ImportChain(lanes, file);
        foreach (var call in file.Module.Calls.Where(call => file.IsStatementEdited(call.Line)))
        {
            var where = file.Map.Of(call.Line, LastName(call.Callee));
            foreach (var (lane, world) in lanes.All.Where(entry => where.HasFlag(entry.Lane) && !where.HasFlag(CodeLanes.Probed)))
            {
                if (Complaint(world, file, chain, call, lane) is var (target, complaint) && !lanes.IsReplaced(target))
                {
                    var fits = lanes.All.Any(
                        other => other.Lane != lane && where.HasFlag(other.Lane) && Complaint(other.World, file, chain, call, other.Lane) is null);
                    yield return new Candidate(
                        new CheckFinding(
                            CheckRule.CallMismatch,
                            file.Path,
                            call.Line,
                            world.Name,
                            $"calls {target.FullName}, which in {world.Label} does not fit: it {complaint}",
                            fits ? "branch on the version, with a call for each lane" : $"call it as {target.File.Path}:{target.Line} defines it there"),
                        lane,
                        $"{target.FullName}|{complaint}|{world.Name}",
                        file.File,
                        call.Scope);
                }
            }
        }
    }

    /// <summary>Why a call does not fit in a world.</summary>
    public static (PythonDefinition Target, string Text)? Complaint(LaneWorld world, CheckedFile file, ImportChain chain, PythonCall call, CodeLanes lane)
    {
        if (Target(world, file, chain, call, lane) is not var (target, bound))
        {
            return null;
        }

        if (target.Class is not null)
        {
            return Constructor(world, target, call) is { } lacking ? (target, lacking) : null;
        }

        return target.Function is { } function && IsPlain(target) && CallBinding.Complaint(call, function, bound && !function.IsStatic) is { } text
            ? (target, text)
            : null;
    }

    /// <summary>What is called, and whether the first parameter is passed by the object that the call goes through.</summary>
    private static (PythonDefinition Target, bool Bound)? Target(LaneWorld world, CheckedFile file, ImportChain chain, PythonCall call, CodeLanes lane)
    {
        var parts = ValueReader.Parts(call.Callee);
        if (parts is ["super", "()", var method])
        {
            return world.Values.Start(file.File, call.Scope, "super") is { } value && world.Values.Definer(value, method) is { Function: not null } inherited && world.World.IsUpstream(inherited) && Resolves(world, value.Definition, inherited) && method != "__init__"
                ? (inherited, true)
                : null;
        }

        if (chain.Imports(parts[0], call.Scope, lane) is not [var import] || chain.Follow(world, import, call.Callee).Found is not { } found
            || !world.World.IsUpstream(found))
        {
            return null;
        }

        var isMember = found.Function is { } function && found.File.Module.ClassAt(function.Container) is not null;
        return found.Function is { IsProperty: true } ? null : (found, isMember && found.Function!.IsClassMethod);
    }

    /// <summary>Whether every class between two is known, so that none of another package comes before.</summary>
    private static bool Resolves(LaneWorld world, PythonDefinition owner, PythonDefinition member) =>
        world.World.Line(owner)
            .TakeWhile(above => above.File != member.File || !member.QualifiedName.StartsWith(above.QualifiedName + ".", StringComparison.Ordinal))
            .All(above => AreBasesKnown(world, above));

    private static bool AreBasesKnown(LaneWorld world, PythonDefinition owner) => owner.Class!.Bases.All(text =>
        text is "object" or "ABC" or "abc.ABC" || text.StartsWith("Generic[", StringComparison.Ordinal) || text.StartsWith("Protocol", StringComparison.Ordinal)
        || world.Tree.ResolveIn(owner.File, text.Split('[')[0], owner.Class.Container) is { Class: not null });

    private static string? Constructor(LaneWorld world, PythonDefinition target, PythonCall call)
    {
        foreach (var above in world.World.Line(target))
        {
            if (above.Class is not { Decorators.Count: 0, Keywords.Count: 0 } || PythonTree.OwnMember(above, "__new__") is not null
                || above.File.Module.Classes.Count(other => other.QualifiedName == above.QualifiedName) > 1)
            {
                return null;
            }

            if (PythonTree.OwnMember(above, "__init__") is { } initializer)
            {
                return initializer.Function is { } function && IsPlain(initializer) ? CallBinding.Complaint(call, function, bound: true) : null;
            }

            if (!AreBasesKnown(world, above))
            {
                return null;
            }
        }

        return null;
    }

    private static bool IsPlain(PythonDefinition definition) =>
        definition.Function!.Decorators.All(decorator => Transparent.Contains(decorator.Name))
        && definition.File.Module.Functions.Count(other => other.QualifiedName == definition.QualifiedName) == 1;

    private static ReadOnlySpan<char> LastName(string chain) => ValueReader.Parts(chain)[^1] is var last && last is "()" or "[]" ? chain : last;
}
