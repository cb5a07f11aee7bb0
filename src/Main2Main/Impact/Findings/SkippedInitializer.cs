using Main2Main.Impact.Usage;
using Main2Main.Python;

namespace Main2Main.Impact.Findings;

/// <summary>Tells whether a downstream class inherits a method that reads what only a constructor sets that the class does not run.</summary>
/// <param name="world">Both trees as they were.</param>
/// <param name="newer">The upstream at the range's end.</param>
/// <param name="reach">Which methods can be run.</param>
internal sealed class SkippedInitializer(CodeWorld world, PythonTree newer, MethodReach reach)
{
    /// <summary>The inherited method that will not find a field.</summary>
    /// <param name="own">The downstream's class.</param>
    /// <param name="above">The upstream's class that gained the field.</param>
    /// <param name="field">The field.</param>
    /// <returns>The method's name; null when there is none.</returns>
    public string? Reader(PythonDefinition own, PythonDefinition above, string field)
    {
        return Lacks(own, above, field) is not { } after ? null
            : after.File.Symbols.Members(after.Class!.Scope).Values
            .Where(member => member.Function is not null && member.Name != "__init__" && !IsReplaced(own, above, member.Name) && reach.Runs(own, member.Name))
                .FirstOrDefault(member => Reads(after.File.Module, member.Function!, field))?.Name;
    }

    /// <summary>A field that an inherited method reads now and did not before, and that the class will not have.</summary>
    /// <param name="own">The downstream's class.</param>
    /// <param name="above">The upstream's class that has the method.</param>
    /// <param name="method">The method, whose body changed.</param>
    /// <returns>The field's name; null when there is none.</returns>
    public string? NewlyRead(PythonDefinition own, PythonDefinition above, string method)
    {
        if (!Skips(own, above) || IsReplaced(own, above, method) || !reach.Runs(own, method) || PythonTree.OwnMember(above, method)?.Function is not { Parameters.Count: > 0 } before
            || newer.ResolveDotted(above.FullName) is not { Class: not null } now
            || PythonTree.OwnMember(now, method)?.Function is not { Parameters.Count: > 0 } after)
        {
            return null;
        }

        return now.File.Symbols.Members(now.Class.Scope).Values.Where(member => member.Variable is not null).Select(member => member.Name)
            .FirstOrDefault(field => Reads(now.File.Module, after, field) && !Reads(above.File.Module, before, field) && Lacks(own, above, field) is not null);
    }

    /// <summary>Whether making an object of a class does not run the upstream's constructor.</summary>
    /// <param name="own">The downstream's class.</param>
    /// <param name="above">The upstream's class.</param>
    public bool Skips(PythonDefinition own, PythonDefinition above)
    {
        foreach (var found in world.Line(own))
        {
            if (found.FullName == above.FullName || world.IsUpstream(found))
            {
                return false;
            }

            if (PythonTree.OwnMember(found, "__init__") is { Function: { } initializer })
            {
                return !found.File.Module.Calls.Any(call => call.Scope == initializer.Scope && call.Callee.EndsWith(".__init__", StringComparison.Ordinal)
                    && Runs(found, call, above));
            }
        }

        return false;
    }

    /// <summary>The upstream's class as it is, where an object of the downstream's will not have a field that the constructor sets.</summary>
    private PythonDefinition? Lacks(PythonDefinition own, PythonDefinition above, string field) =>
        newer.ResolveDotted(above.FullName) is { Class: { } now } after && IsSetByInitializerAlone(after, now, field) && Skips(own, above)
            && !world.Line(own).TakeWhile(found => !world.IsUpstream(found)).Any(found => PythonTree.OwnMember(found, field) is not null) ? after : null;

    private static bool IsSetByInitializerAlone(PythonDefinition after, PythonClass now, string field)
    {
        var places = after.File.Module.Variables.Where(variable => variable.Name == field && variable.Scope == now.Scope).ToList();
        return places.Count > 0 && places.TrueForAll(place => after.File.Module.FunctionAt(place.Site) is { } setter
            && (setter.Name == "__init__" || IsPartOfInitializer(after, now, setter)));
    }

    /// <summary>Whether the constructor alone calls a method, on the object that it makes.</summary>
    private static bool IsPartOfInitializer(PythonDefinition after, PythonClass now, PythonFunction method)
    {
        var module = after.File.Module;
        var callers = module.Calls.Where(call => DottedName.Last(call.Callee) == method.Name).ToList();
        return callers.Count > 0 && callers.TrueForAll(call => module.FunctionAt(call.Scope) is { Name: "__init__", Parameters: [var self, ..] } maker && maker.Container == now.Scope && call.Callee == $"{self.Name}.{method.Name}");
    }

    /// <summary>Whether a call of a constructor comes by that of a class: <c>super(Base, self)</c> and <c>Root.__init__(self)</c> may go past it.</summary>
    private bool Runs(PythonDefinition own, PythonCall call, PythonDefinition above)
    {
        var module = own.File.Module;
        var isSuper = call.Callee == "super().__init__";
        var named = isSuper
            ? module.Calls.Where(other => other.Scope == call.Scope && other.Line == call.Line && other.Callee == "super")
            .Select(other => other.Arguments.Count == 2 ? other.Arguments[0].Text : null).FirstOrDefault()
            : call.Callee[..^".__init__".Length];
        if (named is null || world.Tree.ResolveIn(own.File, named, call.Scope) is not { Class: not null } target)
        {
            // What is not known of, such as a library's class, is not the upstream's.
            return isSuper || named is null || named.Contains('(', StringComparison.Ordinal);
        }

        return isSuper ? target.FullName != above.FullName && world.Line(target).Any(found => found.FullName == above.FullName) : world.Line(target)
            .Any(found => found.FullName == above.FullName);
    }

    private bool IsReplaced(PythonDefinition own, PythonDefinition above, string member) =>
        world.Line(own).TakeWhile(found => found.FullName != above.FullName).Any(found => PythonTree.OwnMember(found, member) is not null);

    private static bool Reads(PythonModule module, PythonFunction method, string field) => method.Parameters.Count > 0
        && (module.References.Any(reference => reference.Scope == method.Scope && Begins(reference.Target, method.Parameters[0].Name, field))
            || module.Calls.Any(call => call.Scope == method.Scope && Begins(call.Callee, method.Parameters[0].Name, field)));

    private static bool Begins(string chain, string self, string field)
    {
        var parts = ValueReader.Parts(chain);
        return parts.Count > 1 && parts[0] == self && parts[1] == field;
    }
}
