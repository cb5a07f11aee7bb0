using Main2Main.Python;

namespace Main2Main.Adaptation.Codemod.Upstream;

/// <summary>Where what was a parameter is found: as an attribute of another parameter. The upstream's former callers say it, or its own methods.</summary>
/// <param name="world">The trees.</param>
internal sealed class ParameterHomes(CodemodWorld world)
{
    private readonly Dictionary<(string Function, string Parameter), string?> known = [];

    /// <summary>The parameter and its attribute.</summary>
    /// <param name="function">The function that has lost a parameter, as it was.</param>
    /// <param name="parameter">The parameter.</param>
    /// <returns>Both with a dot between them; null where none is known, or two are.</returns>
    public string? Of(PythonDefinition function, string parameter)
    {
        var key = (function.FullName, parameter);
        if (!known.TryGetValue(key, out var found))
        {
            known[key] = found = Only(Passed(function, parameter)) ?? Only(Read(function.Function!.Name, parameter));
        }

        return found;
    }

    private static string? Only(IEnumerable<string> homes) => homes.Distinct(StringComparer.Ordinal).ToList() is [{ Length: > 0 } only] ? only : null;

    /// <summary>What callers of the old upstream passed: an attribute of what they passed to another parameter; empty for anything else.</summary>
    private IEnumerable<string> Passed(PythonDefinition function, string parameter)
    {
        var parameters = function.Function!.Parameters.Skip(function.Function.IsStatic ? 0 : 1).Select(one => one.Name).ToList();
        foreach (var (file, call) in world.Older.Files.Where(file => file.IsRead).SelectMany(file => file.Module.Calls.Select(call => (file, call)))
            .Where(place => place.call.Callee.EndsWith("." + function.Function.Name, StringComparison.Ordinal)
                && place.call.KeywordNames.Contains(parameter) && place.call.KeywordNames.All(parameters.Contains)))
        {
            var given = call.Arguments.First(argument => argument.Name == parameter).Text ?? string.Empty;
            var (owner, attribute) = given.LastIndexOf('.') is var dot and > 0 ? (given[..dot], given[(dot + 1)..]) : (string.Empty, string.Empty);
            var holder = owner.Length == 0 ? null : call.Arguments
                .Select((argument, index) => argument.Text == owner ? argument.Name ?? parameters.ElementAtOrDefault(index) : null)
                    .FirstOrDefault(name => name is not null);

            // A method that hands on what it was given is asked itself.
            if (given != parameter)
            {
                yield return holder is not null && Has(file, call, owner, attribute) ? $"{holder}.{attribute}" : string.Empty;
            }
        }
    }

    /// <summary>Whether an object that calls a function for itself still has an attribute.</summary>
    private bool Has(PythonFile file, PythonCall call, string owner, string attribute) => owner == "self"
        && file.Module.EnclosingClass(call.Scope) is { } around
        && world.Now(new PythonDefinition(file, PythonDefinitionKind.Class, around.QualifiedName) { Class = around }) is { Class: not null } now
            && world.Newer.FindMember(now, attribute) is not null;

    private IEnumerable<string> Read(string method, string parameter)
    {
        foreach (var file in world.Older.Files.Where(file => file.IsRead))
        {
            foreach (var before in file.Module.Functions.Where(function => function.Name == method && Takes(function, parameter)))
            {
                var counterpart = world.Counterpart(file);
                var after = counterpart?.Module.Functions
                    .Where(function => function.QualifiedName == before.QualifiedName && !Takes(function, parameter)).ToList();
                foreach (var owner in after is [var now]
                    ? Owners(counterpart!, now, parameter).Except(Owners(file, before, parameter), StringComparer.Ordinal) : [])
                {
                    yield return $"{owner}.{parameter}";
                }
            }
        }
    }

    private static bool Takes(PythonFunction function, string name) => function.Parameters.Any(parameter => parameter.Name == name);

    /// <summary>The parameters, without the object itself, of which a function reads an attribute.</summary>
    private static IEnumerable<string> Owners(PythonFile file, PythonFunction function, string attribute) => file.Module.References
        .Where(reference => reference.Scope == function.Scope && reference.Access == PythonAccess.Read
            && reference.Target.EndsWith("." + attribute, StringComparison.Ordinal))
        .Select(reference => reference.Target[..^(attribute.Length + 1)])
        .Where(owner => function.Parameters.Skip(function.IsStatic ? 0 : 1).Any(parameter => parameter.Name == owner));
}
