using Main2Main.Impact;
using Main2Main.Impact.Findings;
using Main2Main.Python;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>A call that runs a function of the upstream's on main; of a class its initializer, of a data class or named tuple that of its fields.</summary>
/// <param name="Call">The call.</param>
/// <param name="Target">The old upstream's function.</param>
/// <param name="Callee">The last token of what is called.</param>
internal sealed record UpstreamCall(PythonCall Call, PythonDefinition Target, int Callee)
{
    /// <summary>The function that the call fitted.</summary>
    public PythonFunction Before => Target.Function!;

    /// <summary>The new upstream's function; null where it is gone.</summary>
    public required PythonDefinition? Now { get; init; }

    /// <summary>The release's function; null where it is not there, or not at hand.</summary>
    public required PythonFunction? AtRelease { get; init; }

    /// <summary>What happened to the parameters, or to the fields that are some.</summary>
    public required IReadOnlyList<ContractChange> Changes { get; init; }

    /// <summary>Whether an object or class passes the first parameter.</summary>
    public bool IsBound => !Before.IsStatic && (Target.File.Module.ClassAt(Before.Container) is not null || IsOfFields);

    /// <summary>Whether the parameters are a class's fields.</summary>
    public bool IsOfFields { get; init; }

    /// <summary>Whether they are fields of a class of the downstream's, some of them inherited.</summary>
    public bool IsOfOwnClass { get; init; }

    /// <summary>Whether a class is called by its name, for which the downstream may have put another.</summary>
    public bool IsOfNamedClass => Before.Name == "__init__" && Usage != ImpactUsage.SuperCall;

    /// <summary>How the downstream depends on what the call runs.</summary>
    public ImpactUsage Usage => IsOfFields ? ImpactUsage.Construct
        : Call.Callee.StartsWith("super()", StringComparison.Ordinal) ? ImpactUsage.SuperCall : ImpactUsage.Call;

    /// <summary>Whether the call fitted the function as it was.</summary>
    public bool FitsBefore => CallBinding.Complaint(Call, Before, IsBound) is null;

    /// <summary>Whether a call fits the function as the release has it.</summary>
    /// <param name="call">The call as it is, or as it is to be.</param>
    public bool FitsRelease(PythonCall call) => AtRelease is { } there && CallBinding.Complaint(call, there, IsBound) is null;

    /// <summary>Whether a call says to the release's function all that this one says, and no argument lands in another parameter there.</summary>
    /// <param name="now">The call as it is to be.</param>
    public bool SaysTheSame(PythonCall now) => AtRelease is not { } there || Now?.Function is not { } main
        || (CallBinding.Shift(now, main, there, IsBound) is null && !there.Parameters.Any(parameter => parameter.Kind switch
        {
            PythonParameterKind.Keywords => Call.KeywordNames.Except(now.KeywordNames).Any(name => there.Parameters.All(other => other.Name != name)),
            PythonParameterKind.Positionals => now.PositionalCount < Call.PositionalCount,
            _ => CallBinding.Passes(Call, there, parameter.Name, IsBound) && !CallBinding.Passes(now, there, parameter.Name, IsBound) && !GivesDefault(parameter),
        }));

    /// <summary>Whether what the call gives a parameter is what that has by itself: a plain value, since a name may mean another thing elsewhere.</summary>
    /// <param name="parameter">The parameter.</param>
    public bool GivesDefault(PythonParameter parameter) => parameter.Default is { } value && IsPlain(value)
        && Call.Arguments.Any(argument => argument.Kind == PythonArgumentKind.Keyword && argument.Name == parameter.Name && argument.Text == value);

    private static bool IsPlain(string value) => value is "None" or "True" or "False" || char.IsDigit(value[0]) || value[0] is '\'' or '"' or '-';
}
