using Main2Main.Contracts;
using Main2Main.Impact.Findings;

namespace Main2Main.Adaptation.Codemod.Upstream;

/// <summary>Tells who in the new upstream calls a method in a way that only its new signature takes.</summary>
/// <param name="newer">The upstream at the range's end.</param>
internal sealed class CallerEvidence(PythonTree newer)
{
    private readonly ILookup<string, PythonCall> calls = newer.Files.SelectMany(file => file.Module.Calls)
        .Where(call => !call.Callee.StartsWith("super()", StringComparison.Ordinal))
        .ToLookup(call => call.Callee[(call.Callee.LastIndexOf('.') + 1)..], StringComparer.Ordinal);

    /// <summary>Whether a call passes a parameter in a way that the new signature takes and the downstream's does not.</summary>
    /// <param name="name">The method, or the class for its initializer.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="after">The upstream's new function.</param>
    /// <param name="own">The downstream's function.</param>
    /// <param name="bound">Whether callers do not pass the first parameter.</param>
    public bool Passes(string name, string parameter, PythonFunction after, PythonFunction own, bool bound)
    {
        var position = after.Parameters.Skip(bound ? 1 : 0).Where(one => one.Kind is PythonParameterKind.PositionalOnly or PythonParameterKind.Any).ToList().FindIndex(one => one.Name == parameter);
        return calls[name].Any(call =>
            (call.KeywordNames.Contains(parameter) || (position >= 0 && call.PositionalCount > position))
            && CallBinding.Complaint(call, after, bound) is null && CallBinding.Complaint(call, own, bound) is not null);
    }
}
