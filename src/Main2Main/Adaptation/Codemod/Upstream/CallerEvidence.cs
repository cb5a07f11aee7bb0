using Main2Main.Impact.Findings;
using Main2Main.Impact.Usage;
using Main2Main.Python;

namespace Main2Main.Adaptation.Codemod.Upstream;

/// <summary>Tells who in an upstream, the new one as a rule, calls a method in which way.</summary>
internal sealed class CallerEvidence
{
    private readonly CodeWorld names;
    private readonly ValueReader values;
    private readonly ILookup<string, (PythonFile File, PythonCall Call)> calls;
    private readonly ILookup<string, (PythonFile File, PythonCall Call)> all;

    /// <summary>Sorts the calls of a tree.</summary>
    /// <param name="newer">The upstream, most often at the range's end.</param>
    public CallerEvidence(PythonTree newer)
    {
        names = new CodeWorld(newer.Files, []);
        all = newer.Files.SelectMany(file => file.Module.Calls.Select(call => (File: file, Call: call)))
            .ToLookup(place => DottedName.Last(place.Call.Callee), StringComparer.Ordinal);
        values = new ValueReader(names);
        calls = newer.Files.SelectMany(file => file.Module.Calls.Select(call => (File: file, Call: call)))
            .Where(place => place.Call.Callee.Contains('.', StringComparison.Ordinal) && !place.Call.Callee.StartsWith("super()", StringComparison.Ordinal))
            .ToLookup(place => DottedName.Last(place.Call.Callee), StringComparer.Ordinal);
    }

    /// <summary>
    /// Whether a call that surely reaches an override passes a parameter which it lacks, or one that may reach it does, and none of those does without.
    /// </summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="overridden">The upstream's new function, a method.</param>
    /// <param name="own">The downstream's function.</param>
    /// <param name="line">The classes that its objects are of.</param>
    public bool Passes(string parameter, PythonDefinition overridden, PythonFunction own, OverrideLine line)
    {
        var bound = !overridden.Function!.IsStatic;
        var fitting = Fitting(overridden, line).ToList();

        // Any class's method may take as many arguments: by its place alone an argument says something where the receiver's class is known.
        return fitting.Exists(place => place.IsSure && Fails(place.Call) && CallBinding.Passes(place.Call, overridden.Function, parameter, bound))
            || (fitting.TrueForAll(place => Fails(place.Call)) && fitting.Exists(place => !place.IsSure && place.Call.KeywordNames.Contains(parameter)));

        bool Fails(PythonCall call) => CallBinding.Complaint(call, own, bound) is not null;
    }

    /// <summary>Whether a call of a name, as which something else answers, gives a parameter its value.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="target">The upstream's new function that the name means.</param>
    public bool Passes(string parameter, PythonDefinition target)
    {
        var isMethod = target.QualifiedName.Contains('.', StringComparison.Ordinal);
        return Calls(target).Any(place => isMethod && target.Function!.Name != "__init__" ? place.Call.KeywordNames.Contains(parameter)
            : CallBinding.Passes(place.Call, target.Function!, parameter, IsBound(target)));
    }

    /// <summary>What calls that fit a function give one of its parameters, each with the function that the call stands in; empty for none.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="target">The upstream's new function.</param>
    public IEnumerable<(string Around, string? Text)> Values(string parameter, PythonDefinition target)
    {
        var index = CallBinding.ByPosition(target.Function!, IsBound(target)).FindIndex(one => one.Name == parameter);
        return Calls(target).Where(place => CallBinding.Passes(place.Call, target.Function!, parameter, IsBound(target)))
            .Select(place => (place.File.Module.EnclosingFunction(place.Call.Scope)?.Name ?? string.Empty,
                place.Call.Arguments.Where((argument, at) => argument.Name == parameter || (argument.Kind == PythonArgumentKind.Positional && at == index))
                    .Select(argument => argument.Text).FirstOrDefault()));
    }

    /// <summary>How many arguments the calls that may be one of a function pass by position at most; more than any number where none is known.</summary>
    /// <param name="target">The function of this evidence's tree.</param>
    public int MostByPosition(PythonDefinition target) => Calls(target).Select(place => place.Call.HasStar ? int.MaxValue : place.Call.PositionalCount).DefaultIfEmpty(int.MaxValue).Max();

    /// <summary>The calls that fit a function and name it, or its class where it is an initializer.</summary>
    /// <param name="target">The function of this evidence's tree.</param>
    public IEnumerable<(PythonFile File, PythonCall Call)> Calls(PythonDefinition target) =>
        all[NameOf(target)].Where(place => CallBinding.Complaint(place.Call, target.Function!, IsBound(target)) is null);

    /// <summary>By which name a function is called: an initializer by its class's.</summary>
    /// <param name="target">The function.</param>
    public static string NameOf(PythonDefinition target) =>
        target.QualifiedName.Split('.') is [.., var owner, "__init__"] ? owner : DottedName.Last(target.QualifiedName);

    /// <summary>Whether calls of a function pass its first parameter by what they go through.</summary>
    /// <param name="target">The function.</param>
    public static bool IsBound(PythonDefinition target) => target.QualifiedName.Contains('.', StringComparison.Ordinal) && !target.Function!.IsStatic;

    /// <summary>How many arguments are passed by position where an override may be called; all of them where nobody is known to call it.</summary>
    public int PassedByPosition(PythonDefinition overridden, OverrideLine line) =>
        Fitting(overridden, line).Select(place => place.Call.HasStar ? int.MaxValue : place.Call.PositionalCount).DefaultIfEmpty(int.MaxValue).Max();

    private IEnumerable<(PythonCall Call, bool IsSure)> Fitting(PythonDefinition overridden, OverrideLine line) => calls[overridden.Function!.Name]
        .Where(place => place.Call.Arguments.Count > 0 && CallBinding.Complaint(place.Call, overridden.Function, !overridden.Function.IsStatic) is null)
        .Select(place => (place.Call, Reach: Reaches(place.File, place.Call, overridden, line))).Where(place => place.Reach != false)
        .Select(place => (place.Call, place.Reach == true));

    /// <summary>Whether a call is one of an override; null where its receiver's class is not known.</summary>
    private bool? Reaches(PythonFile file, PythonCall call, PythonDefinition overridden, OverrideLine line)
    {
        if (file.Module.EnclosingClass(call.Scope) is { } around && file.Module.EnclosingFunction(call.Scope) is { } caller
            && line.Replaces($"{file.ModuleName}.{around.QualifiedName}", caller.Name))
        {
            return false;
        }

        var receiver = values.Of(file, call.Scope, call.Callee[..call.Callee.LastIndexOf('.')]);
        if (receiver is not { Kind: ValueKind.Object or ValueKind.Class } || names.Tree.ResolveDotted($"{overridden.File.ModuleName}.{overridden.QualifiedName[..overridden.QualifiedName.LastIndexOf('.')]}") is not { Class: not null } owner)
        {
            return receiver is { Kind: ValueKind.Module or ValueKind.Container } ? false : null;
        }

        // Through a class's own name its very method is called, whoever overrides it, unless the name is given to another.
        if (receiver.Kind == ValueKind.Class && !call.Callee.StartsWith("cls.", StringComparison.Ordinal) && !line.IsNamed(receiver.Definition.FullName))
        {
            return false;
        }

        // What is called on an object of another heir of the class never comes to this one.
        return line.Has(receiver.Definition.FullName)
            && (names.Line(receiver.Definition).Any(above => above.FullName == owner.FullName)
                || names.Line(owner).Any(above => above.FullName == receiver.Definition.FullName));
    }
}
