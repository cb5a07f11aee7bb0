using Main2Main.Impact.Usage;
using Main2Main.Python;

namespace Main2Main.Impact.Findings;

/// <summary>How many parts a value has, and what they are where that is written.</summary>
/// <param name="Count">How many.</param>
/// <param name="Parts">Their types; null when only the number is known.</param>
internal sealed record ResultShape(int Count, IReadOnlyList<string>? Parts)
{
    /// <summary>Whether only one value is written out, which may be a tuple that something else made.</summary>
    public bool IsOneAtSight => Count == 1 && Parts is null;

    private static readonly HashSet<string> Tuples = new(StringComparer.Ordinal) { "tuple", "Tuple" };

    /// <summary>What a function gives back, by its annotation, else by what it returns.</summary>
    /// <param name="function">The function; a property counts as what it gives.</param>
    /// <param name="each">Whether each element of the result is meant.</param>
    /// <returns>The shape; null when it is not known.</returns>
    public static ResultShape? Of(PythonFunction function, bool each)
    {
        var isYielded = function.Traits.HasFlag(PythonFunctionTraits.Generator);
        var written = function.Returns is { } returns ? Of(returns, each) : null;
        return written ?? (function.ReturnCount is { } count && isYielded == each ? new ResultShape(count, null) : null);
    }

    /// <summary>What an annotation says.</summary>
    public static ResultShape? Of(string annotation, bool each)
    {
        if (AnnotationText.Alternatives(annotation).ToList() is not [var only] || only.IndexOf('[', StringComparison.Ordinal) is not (> 0 and var bracket))
        {
            return null;
        }

        var (name, inner) = (only[..bracket], only[(bracket + 1)..^1]);
        if (each)
        {
            return AnnotationText.Element(name, inner) is { } element ? Of(element, each: false) : null;
        }

        var parts = TypeParts.Split(inner, ',').Where(part => part.Length > 0).ToList();
        return Tuples.Contains(DottedName.Last(name)) && !parts.Exists(part => part == "..." || part[0] == '*' || part.StartsWith("Unpack[", StringComparison.Ordinal)) ? new ResultShape(parts.Count, parts) : null;
    }

    /// <summary>What a change of the shape does to a place that takes the value apart.</summary>
    /// <param name="place">The place.</param>
    /// <param name="before">The shape before.</param>
    /// <param name="after">The shape after.</param>
    /// <returns>How bad it is and why; null when the place does not notice.</returns>
    public static (ImpactSeverity Severity, string Why)? Judge(in PythonUnpacking place, ResultShape before, ResultShape after) => place.Kind switch
    {
        _ when after.IsOneAtSight => (ImpactSeverity.Likely, $"takes the result apart, which had {before.Count} values and is one now"),
        PythonUnpackingKind.Index => JudgeIndex(place.Count, before, after),
        PythonUnpackingKind.Argument => (ImpactSeverity.Breaks, $"passes the parts of the result on as arguments, which were {before.Count} and are {after.Count} now"),
        PythonUnpackingKind.Comparison when place.Count < 0 => (ImpactSeverity.Likely, $"compares the result, which had {before.Count} parts and has {after.Count} now"),
        PythonUnpackingKind.Comparison => place.Count == after.Count ? null : (ImpactSeverity.Breaks, $"compares the result with {place.Count} values, which can never be equal to {after.Count}"),
        _ when place.HasStar => after.Count < place.Count
            ? (ImpactSeverity.Breaks, $"unpacks at least {place.Count} values, the result has {after.Count} now")
            : (ImpactSeverity.Likely, $"unpacks what is left of the result into a list, which had {before.Count} parts and has {after.Count} now"),
        _ => place.Count == after.Count ? null : (ImpactSeverity.Breaks, $"unpacks {place.Count} values, the result has {after.Count} now"),
    };

    /// <summary>What another order of the same parts does to a place that takes the value apart; null when the place does not notice.</summary>
    public static string? Reordered(in PythonUnpacking place, ResultShape before, ResultShape after)
    {
        var (old, now) = (before.Parts ?? [], after.Parts ?? []);
        bool IsOther(int index) => index >= 0 && index < old.Count && index < now.Count && old[index] != now[index] && (now.Contains(old[index]) || old.Contains(now[index]));
        var first = Enumerable.Range(0, old.Count).FirstOrDefault(IsOther, -1);
        return place.Kind == PythonUnpackingKind.Index
            ? IsOther(place.Count < 0 ? place.Count + old.Count : place.Count) ? $"takes part {place.Count} of the value, which is another field now" : null
            : first < 0 ? null : $"takes the value apart by position, where part {first} was '{old[first]}' and is '{now[first]}' now";
    }

    private static (ImpactSeverity Severity, string Why)? JudgeIndex(int index, ResultShape before, ResultShape after)
    {
        if (index >= after.Count || -index > after.Count)
        {
            return (ImpactSeverity.Breaks, $"takes part {index} of the result, which has {after.Count} parts now");
        }

        if (index < 0)
        {
            return (ImpactSeverity.Breaks, $"takes part {index} of the result, counted from its end: it had {before.Count} parts and has {after.Count} now");
        }

        var isOther = before.Parts is { } old && after.Parts is { } now && index < old.Count && old[index] != now[index];
        return isOther ? (ImpactSeverity.Breaks, $"takes part {index} of the result, which was {before.Parts![index]} and is {after.Parts![index]} now") : null;
    }
}
