using Main2Main.Python;

namespace Main2Main.Impact.Usage;

/// <summary>The functions that a file puts in the place of others: <c>Engine.run = own_run</c>, <c>setattr(Engine, "run", own_run)</c>.</summary>
internal sealed class Substitutes
{
    private readonly Dictionary<(int Line, int Scope), PythonFunction> assigned = [];
    private readonly ILookup<string, (string Owner, int Scope)> owners;

    private Substitutes(PythonFile file)
    {
        var functions = file.Module.Functions.Where(function => function.Container == PythonModule.ModuleScope).DistinctBy(function => function.Name, StringComparer.Ordinal)
            .ToDictionary(function => function.Name, StringComparer.Ordinal);
        var found = new List<(string Name, string Owner, int Scope)>();
        var named = file.Module.References.Where(reference => reference.Access == PythonAccess.Read && functions.ContainsKey(reference.Target))
            .ToLookup(reference => (reference.Line, reference.Scope));
        var passed = file.Module.Calls.SelectMany(call => call.Arguments.Select(argument => (call.Line, argument.Text))).ToHashSet();
        foreach (var write in file.Module.References.Where(reference => reference.Access == PythonAccess.Write && reference.Target.LastIndexOf('.') > 0))
        {
            // What a call makes of a function is no longer it.
            if (named[(write.Line, write.Scope)].ToList() is [{ Target: var name }] && !passed.Contains((write.Line, name)))
            {
                assigned[(write.Line, write.Scope)] = functions[name];
                found.Add((name, write.Target[..write.Target.LastIndexOf('.')], write.Scope));
            }
        }

        found.AddRange(file.Module.Calls
            .Where(call => call is { Callee: "setattr", Arguments: [{ Text.Length: > 0 }, { StringValue: not null }, { Text: { } name }] } && functions.ContainsKey(name))
            .Select(call => (call.Arguments[2].Text!, call.Arguments[0].Text!, call.Scope)));
        owners = found.ToLookup(entry => entry.Name, entry => (entry.Owner, entry.Scope), StringComparer.Ordinal);
        Functions = functions;
    }

    /// <summary>The file's functions by name.</summary>
    private Dictionary<string, PythonFunction> Functions { get; }

    /// <summary>Reads a file.</summary>
    public static Substitutes Of(PythonFile file) => new(file);

    /// <summary>The function that an assignment puts in the place of an attribute; null when it is none of the file's.</summary>
    public PythonFunction? At(PythonReference write) => assigned.GetValueOrDefault((write.Line, write.Scope));

    /// <summary>The file's function of a name.</summary>
    public PythonFunction? Named(string? name) => name is null ? null : Functions.GetValueOrDefault(name);

    /// <summary>The chains whose attribute a function becomes, each with the scope that it is written in.</summary>
    public IEnumerable<(string Owner, int Scope)> OwnersOf(PythonFunction function) =>
        function.Container == PythonModule.ModuleScope ? owners[function.Name] : [];
}
