using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Impact.Findings;
using Main2Main.Python;
using Main2Main.Python.Editing;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Finds a place for a new parameter at which callers on both lanes, and the downstream's own, go on to mean what they mean.</summary>
/// <param name="world">The trees.</param>
/// <param name="file">The file of the function.</param>
internal sealed class SharedSignature(CodemodWorld world, CodeFile file)
{
    /// <summary>
    /// The override's own option that would get another place, where the downstream passes it by that; null where nothing of its own moves. Of an initializer
    /// any parameter: the downstream itself may make the objects.
    /// </summary>
    /// <param name="own">The function as it is.</param>
    /// <param name="grown">The function with what was added before.</param>
    /// <param name="after">The upstream's new function.</param>
    /// <param name="place">Where the parameter is to stand.</param>
    public string? MovedOption(PythonFunction own, PythonFunction grown, PythonFunction after, ParameterPlace place)
    {
        var behind = place.IsLast ? [] : grown.Parameters.SkipWhile(one => place.After is not null && one.Name != place.After).Skip(place.After is null ? 0 : 1);
        var isInitializer = own.Name == "__init__";
        var option = behind.FirstOrDefault(one => one.Kind == PythonParameterKind.Any
            && (isInitializer || after.Parameters.All(other => other.Name != one.Name)))?.Name;
        return Index(own, option) is var index and >= 0 && (isInitializer ? IsMadeHere(own, index) : IsPassedHere(own, index)) ? option : null;
    }

    /// <summary>A place among the options, where the upstream gives the parameter its value by its name; null where some caller passes by position what would move.</summary>
    /// <param name="own">The function as it is.</param>
    /// <param name="grown">The function with what was added before.</param>
    /// <param name="overridden">The upstream's old function.</param>
    /// <param name="now">The upstream's new function.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="place">Where the upstream's own has it.</param>
    public ParameterPlace? Place(PythonFunction own, PythonFunction grown, PythonDefinition overridden, PythonDefinition now, PythonParameter parameter, ParameterPlace place)
    {
        var shared = place.AmongOptions(grown);
        var first = shared.After is null ? 0 : Index(own, shared.After) + 1;
        return world.AtRelease(overridden) is { Function: not null } there && world.ReleaseCallers?.MostByPosition(there) <= first
            && world.Callers.MostByPosition(now) <= CallBinding.ByPosition(now.Function!, CallerEvidence.IsBound(now)).FindIndex(one => one.Name == parameter.Name)
            && (shared.After is null || first > 0 || shared.After == own.Parameters[0].Name) && !IsPassedHere(own, first)
            ? shared : null;
    }

    /// <summary>
    /// Whether the downstream makes objects of an initializer's class, or of one below it, and passes an argument by its place, or one behind it.
    /// </summary>
    private bool IsMadeHere(PythonFunction own, int index)
    {
        if (file.Module.ClassAt(own.Container) is not { } owner)
        {
            return false;
        }

        var heirs = world.Names.Downstream
            .SelectMany(other => other.Module.Classes
                .Where(heir => world.Names.Line(other, heir).Any(above => above.FullName == $"{file.Python.ModuleName}.{owner.QualifiedName}")))
            .Select(heir => heir.Name).Append(owner.Name).ToHashSet(StringComparer.Ordinal);
        return world.Names.Downstream.Any(other => other.Module.Calls.Any(call => (call.HasStar || call.PositionalCount > index)
            && (heirs.Contains(DottedName.Last(call.Callee))
                || (DottedName.Last(call.Callee) == own.Name && other.Module.EnclosingClass(call.Scope) is { } around && around.Name != owner.Name
                    && heirs.Contains(around.Name)))));
    }

    private int Index(PythonFunction own, string? name) =>
        CallBinding.ByPosition(own, bound: file.Module.ClassAt(own.Container) is not null && !own.IsStatic).FindIndex(one => one.Name == name);

    /// <summary>Whether a call of the downstream that may be one of a function passes an argument by its place, or one behind it; what is handed out may be called anyhow.</summary>
    private bool IsPassedHere(PythonFunction own, int index)
    {
        var called = own.Name == "__init__" ? file.Module.ClassAt(own.Container)?.Name : own.Name;
        var isMethod = file.Module.ClassAt(own.Container) is not null && own.Name != "__init__";
        return world.Names.Downstream.Any(other => other.Module.Calls.Any(call => (call.HasStar || call.PositionalCount > index) && IsName(call.Callee))
            || (isMethod && (other.Module.References.Any(IsHandedOut)
                || other.Module.Calls.Any(call => call.Callee == "getattr" && call.Arguments.Any(argument => argument.StringValue == own.Name)))));

        bool IsHandedOut(PythonReference reference) =>
            reference.Access == PythonAccess.Read && reference.Target.Contains('.', StringComparison.Ordinal) && IsName(reference.Target);

        bool IsName(string chain) => DottedName.Last(chain) is var name && (name == called || name == own.Name);
    }
}
