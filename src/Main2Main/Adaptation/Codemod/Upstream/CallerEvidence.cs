using Main2Main.Contracts;
using Main2Main.Impact.Findings;
using Main2Main.Impact.Usage;

namespace Main2Main.Adaptation.Codemod.Upstream;

/// <summary>Tells who in the new upstream calls a method in a way that only its new signature takes.</summary>
internal sealed class CallerEvidence
{
    private readonly CodeWorld names;
    private readonly ValueReader values;
    private readonly ILookup<string, (PythonFile File, PythonCall Call)> calls;

    /// <summary>Sorts the calls of a tree.</summary>
    /// <param name="newer">The upstream at the range's end.</param>
    public CallerEvidence(PythonTree newer)
    {
        names = new CodeWorld(newer.Files, []);
        values = new ValueReader(names);
        calls = newer.Files.SelectMany(file => file.Module.Calls.Select(call => (File: file, Call: call)))
            .Where(place => place.Call.Callee.Contains('.', StringComparison.Ordinal) && !place.Call.Callee.StartsWith("super()", StringComparison.Ordinal))
            .ToLookup(place => place.Call.Callee[(place.Call.Callee.LastIndexOf('.') + 1)..], StringComparer.Ordinal);
    }

    /// <summary>Whether calls that reach an override pass a parameter which it lacks.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="overridden">The upstream's new function, a method.</param>
    /// <param name="own">The downstream's function.</param>
    /// <param name="isReplaced">Whether the downstream has its own code in the place of a class's method.</param>
    public bool Passes(string parameter, PythonDefinition overridden, PythonFunction own, Func<string, string, bool> isReplaced)
    {
        var after = overridden.Function!;
        var bound = !after.IsStatic;
        var fitting = calls[own.Name].Where(place => place.Call.Arguments.Count > 0 && CallBinding.Complaint(place.Call, after, bound) is null)
            .Select(place => (place.Call, Reach: Reaches(place.File, place.Call, overridden, isReplaced))).Where(place => place.Reach != false).ToList();
        var passing = fitting.Where(place => CallBinding.Passes(place.Call, after, parameter, bound) && CallBinding.Complaint(place.Call, own, bound) is not null).ToList();

        // Where the receiver's class is not known, calls of one name may be of several classes' methods: then all of them must tell the same.
        return passing.Exists(place => place.Reach == true) || (passing.Count > 0 && fitting.TrueForAll(place => CallBinding.Complaint(place.Call, own, bound) is not null));
    }

    /// <summary>Whether a call is one of an override; null where its receiver's class is not known.</summary>
    private bool? Reaches(PythonFile file, PythonCall call, PythonDefinition overridden, Func<string, string, bool> isReplaced)
    {
        if (file.Module.EnclosingClass(call.Scope) is { } around && file.Module.EnclosingFunction(call.Scope) is { } caller && isReplaced($"{file.ModuleName}.{around.QualifiedName}", caller.Name))
        {
            return false;
        }

        var receiver = values.Of(file, call.Scope, call.Callee[..call.Callee.LastIndexOf('.')]);
        if (receiver is not { Kind: ValueKind.Object or ValueKind.Class } || names.Tree.ResolveDotted($"{overridden.File.ModuleName}.{overridden.QualifiedName[..overridden.QualifiedName.LastIndexOf('.')]}") is not { Class: not null } owner)
        {
            return receiver is { Kind: ValueKind.Module or ValueKind.Container } ? false : null;
        }

        return names.Line(receiver.Definition).Any(above => above.FullName == owner.FullName) || names.Line(owner).Any(above => above.FullName == receiver.Definition.FullName);
    }
}
