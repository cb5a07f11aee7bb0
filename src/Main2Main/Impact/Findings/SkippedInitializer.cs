using Main2Main.Impact.Usage;
using Main2Main.Python;

namespace Main2Main.Impact.Findings;

/// <summary>Tells whether a downstream class inherits a method that reads what only a constructor sets that the class does not run.</summary>
/// <param name="world">Both trees as they were.</param>
/// <param name="newer">The upstream at the range's end.</param>
internal sealed class SkippedInitializer(CodeWorld world, PythonTree newer)
{
    /// <summary>The inherited method that will not find a field.</summary>
    /// <param name="own">The downstream's class.</param>
    /// <param name="above">The upstream's class that gained the field.</param>
    /// <param name="field">The field.</param>
    /// <returns>The method's name; null when there is none.</returns>
    public string? Reader(PythonDefinition own, PythonDefinition above, string field)
    {
        if (newer.ResolveDotted(above.FullName) is not { Class: { } now } after || !IsSetByInitializerAlone(after, now, field) || !Skips(own, above)
            || world.Line(own).TakeWhile(found => !world.IsUpstream(found)).Any(found => Sets(found, field)))
        {
            return null;
        }

        return after.File.Symbols.Members(now.Scope).Values.Where(member => member.Function is not null && member.Name != "__init__" && !IsReplaced(own, above, member.Name))
            .FirstOrDefault(member => Reads(after.File.Module, member.Function!, field))?.Name;
    }

    private static bool Sets(PythonDefinition found, string field) => PythonTree.OwnMember(found, field) is not null;

    private static bool IsSetByInitializerAlone(PythonDefinition after, PythonClass now, string field)
    {
        var places = after.File.Module.Variables.Where(variable => variable.Name == field && variable.Scope == now.Scope).ToList();
        return places.Count > 0 && places.TrueForAll(place => after.File.Module.FunctionAt(place.Site) is { Name: "__init__" });
    }

    /// <summary>Whether making an object of the class does not run the upstream's constructor.</summary>
    private bool Skips(PythonDefinition own, PythonDefinition above)
    {
        foreach (var found in world.Line(own))
        {
            if (found.FullName == above.FullName || world.IsUpstream(found))
            {
                return false;
            }

            if (PythonTree.OwnMember(found, "__init__") is { Function: { } initializer })
            {
                return !found.File.Module.Calls.Any(call => call.Scope == initializer.Scope && call.Callee.EndsWith(".__init__", StringComparison.Ordinal));
            }
        }

        return false;
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
