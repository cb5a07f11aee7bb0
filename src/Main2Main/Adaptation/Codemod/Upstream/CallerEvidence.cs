using Main2Main.Contracts;
using Main2Main.Impact.Findings;

namespace Main2Main.Adaptation.Codemod.Upstream;

/// <summary>Tells who in the new upstream calls a method in a way that only its new signature takes.</summary>
/// <param name="newer">The upstream at the range's end.</param>
internal sealed class CallerEvidence(PythonTree newer)
{
    private readonly ILookup<string, (PythonFile File, PythonCall Call)> calls = newer.Files.SelectMany(file => file.Module.Calls.Select(call => (File: file, Call: call)))
        .Where(place => !place.Call.Callee.StartsWith("super()", StringComparison.Ordinal))
        .ToLookup(place => place.Call.Callee[(place.Call.Callee.LastIndexOf('.') + 1)..], StringComparer.Ordinal);

    /// <summary>Whether calls pass a parameter in a way that the new signature takes and the downstream's does not, and none does without.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="after">The upstream's new function.</param>
    /// <param name="own">The downstream's function.</param>
    /// <param name="isReplaced">Whether the downstream's class has its own code in the place of a class's method.</param>
    public bool Passes(string parameter, PythonFunction after, PythonFunction own, Func<string, string, bool> isReplaced)
    {
        var bound = !after.IsStatic;
        var position = after.Parameters.Skip(bound ? 1 : 0).Where(one => one.Kind is PythonParameterKind.PositionalOnly or PythonParameterKind.Any).ToList().FindIndex(one => one.Name == parameter);
        var fitting = calls[own.Name].Where(place => place.Call.Arguments.Count > 0 && CallBinding.Complaint(place.Call, after, bound) is null).ToList();
        return fitting.TrueForAll(place => CallBinding.Complaint(place.Call, own, bound) is not null) && fitting.Exists(place =>
            (place.Call.KeywordNames.Contains(parameter) || (position >= 0 && place.Call.PositionalCount > position))
            && !(place.File.Module.EnclosingClass(place.Call.Scope) is { } owner && place.File.Module.EnclosingFunction(place.Call.Scope) is { } caller && isReplaced($"{place.File.ModuleName}.{owner.QualifiedName}", caller.Name)));
    }
}
