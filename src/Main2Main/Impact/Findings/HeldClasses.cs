using Main2Main.Python;

namespace Main2Main.Impact.Findings;

/// <summary>
/// Where an upstream makes objects of a class that a variable holds, which something has looked up: of whichever one a setting names, and so of the
/// downstream's own. What it passes is known by its names.
/// </summary>
internal sealed class HeldClasses
{
    // With fewer names a call may be one of anything.
    private const int Telling = 4;

    private readonly ILookup<string, PythonCall> calls;

    /// <summary>Looks for them.</summary>
    /// <param name="files">The upstream's files.</param>
    public HeldClasses(IEnumerable<PythonFile> files) => calls = files
        .SelectMany(file => file.Module.Calls.Where(call => call.KeywordNames.Count() >= Telling && IsOfVariable(file, call)))
        .SelectMany(call => call.KeywordNames.Select(name => (Name: name, Call: call)))
        .ToLookup(entry => entry.Name, entry => entry.Call, StringComparer.Ordinal);

    /// <summary>Whether such a call is one of an initializer, and gives a parameter its value by name.</summary>
    /// <param name="initializer">The initializer of the upstream's class.</param>
    /// <param name="parameter">The parameter.</param>
    public bool Pass(PythonFunction initializer, string parameter) => calls[parameter].Any(call =>
        call.KeywordNames.All(name => initializer.Parameters.Any(one => one.Name == name)) && CallBinding.Complaint(call, initializer, bound: true) is null);

    /// <summary>Whether a call is one of a local variable whose every value something has returned.</summary>
    private static bool IsOfVariable(PythonFile file, PythonCall call) => !call.Callee.Contains('.', StringComparison.Ordinal)
        && file.Module.EnclosingFunction(call.Scope) is { } around
        && file.Module.Variables.Where(variable => variable.Name == call.Callee && variable.Site == around.Scope && variable.Scope == around.Scope)
            .ToList() is { Count: > 0 } given
        && given.TrueForAll(variable => variable.Source?.EndsWith(')') == true);
}
