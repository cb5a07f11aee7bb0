using Main2Main.Python;

namespace Main2Main.Impact.Findings;

/// <summary>Whether arguments fit a signature.</summary>
internal static class CallBinding
{
    /// <summary>Binds a call to a function.</summary>
    /// <param name="call">The call.</param>
    /// <param name="function">The function.</param>
    /// <param name="bound">Whether the first parameter is passed by the object or class that the call goes through.</param>
    /// <returns>What does not fit, or null.</returns>
    public static string? Complaint(PythonCall call, PythonFunction function, bool bound) => Misfit(call, function, bound)?.Text;

    /// <summary>Binds a call to a function.</summary>
    /// <param name="call">The call.</param>
    /// <param name="function">The function.</param>
    /// <param name="bound">Whether the first parameter is passed by the object or class that the call goes through.</param>
    /// <returns>What does not fit, and the parameter that it is about, where it is one; null where everything fits.</returns>
    public static (string Text, string? Parameter)? Misfit(PythonCall call, PythonFunction function, bool bound)
    {
        var parameters = function.Parameters.Skip(bound ? 1 : 0).ToList();
        var positional = ByPosition(function, bound);
        if (call.PositionalCount > positional.Count && parameters.TrueForAll(parameter => parameter.Kind != PythonParameterKind.Positionals))
        {
            return ($"passes {call.PositionalCount} arguments by position, {positional.Count} are taken", null);
        }

        var named = parameters.Where(parameter => parameter.Kind is PythonParameterKind.Any or PythonParameterKind.KeywordOnly).Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        var collects = parameters.Exists(parameter => parameter.Kind == PythonParameterKind.Keywords);
        if (!collects && call.KeywordNames.FirstOrDefault(name => !named.Contains(name)) is { } unknown)
        {
            return ($"passes '{unknown}', which is not taken", unknown);
        }

        var keywords = call.KeywordNames.ToHashSet(StringComparer.Ordinal);
        var lacking = parameters.Find(parameter => parameter.IsRequired && !keywords.Contains(parameter.Name)
            && positional.IndexOf(parameter) is var index && (index < 0 || index >= call.PositionalCount));
        return lacking is null || call.HasStar || call.HasDoubleStar ? null : ($"does not pass '{lacking.Name}'", lacking.Name);
    }

    /// <summary>Whether a call gives a parameter its value.</summary>
    public static bool Passes(PythonCall call, PythonFunction function, string name, bool bound) =>
        call.KeywordNames.Contains(name) || function.Parameters.Skip(bound ? 1 : 0).Take(call.PositionalCount).Any(parameter => parameter.Name == name && parameter.Kind is PythonParameterKind.Any or PythonParameterKind.PositionalOnly);

    /// <summary>Whether an argument that is passed by position lands in another parameter than before, although everything fits.</summary>
    /// <param name="call">The call.</param>
    /// <param name="before">The function before.</param>
    /// <param name="after">The function after.</param>
    /// <param name="bound">Whether the first parameter is passed by the object or class that the call goes through.</param>
    /// <returns>Which one, or null.</returns>
    public static string? Shift(PythonCall call, PythonFunction before, PythonFunction after, bool bound)
    {
        var (old, now) = (ByPosition(before, bound), ByPosition(after, bound));
        var (known, there) = (old.Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal), now.Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal));
        for (var index = 0; index < Math.Min(call.PositionalCount, now.Count); index++)
        {
            if (index >= old.Count)
            {
                return before.Parameters.Any(parameter => parameter.Kind == PythonParameterKind.Positionals) ? $"passes argument {index + 1} by position, which lands in '{now[index].Name}' now and was collected before" : null;
            }

            // A new name in the old place is the old parameter: what was there is nowhere else, and what is there now was nowhere.
            if (old[index].Name != now[index].Name && (there.Contains(old[index].Name) || known.Contains(now[index].Name)))
            {
                return $"passes argument {index + 1} by position, which lands in '{now[index].Name}' now instead of '{old[index].Name}'";
            }
        }

        return null;
    }

    /// <summary>What does not fit a function any more, or lands in another of its parameters; null for neither.</summary>
    /// <param name="call">The call.</param>
    /// <param name="before">The function that it fitted.</param>
    /// <param name="after">The function as it is.</param>
    /// <param name="bound">Whether the first parameter is passed by the object or class that the call goes through.</param>
    public static string? Clash(PythonCall call, PythonFunction before, PythonFunction after, bool bound) => Complaint(call, after, bound) ?? Shift(call, before, after, bound);

    /// <summary>The parameters that take arguments by their place.</summary>
    /// <param name="function">The function.</param>
    /// <param name="bound">Whether the first parameter is passed by the object or class that the call goes through.</param>
    public static List<PythonParameter> ByPosition(PythonFunction function, bool bound) =>
        [.. function.Parameters.Skip(bound ? 1 : 0).Where(parameter => parameter.Kind is PythonParameterKind.PositionalOnly or PythonParameterKind.Any)];

    /// <summary>Whether a function of the downstream's takes whatever callers of the upstream's pass.</summary>
    /// <param name="own">The downstream's function.</param>
    /// <param name="function">The upstream's.</param>
    /// <returns>What does not fit, or null.</returns>
    public static string? Complaint(PythonFunction own, PythonFunction function)
    {
        var collectsNames = own.Parameters.Any(parameter => parameter.Kind == PythonParameterKind.Keywords);
        var collectsPositions = own.Parameters.Any(parameter => parameter.Kind == PythonParameterKind.Positionals);
        var names = own.Parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        var theirs = function.Parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var parameter in function.Parameters.Skip(1))
        {
            if (parameter.Kind is PythonParameterKind.Any or PythonParameterKind.KeywordOnly && !names.Contains(parameter.Name) && !collectsNames && !(collectsPositions && parameter.Kind == PythonParameterKind.Any))
            {
                return $"does not take '{parameter.Name}'";
            }
        }

        var collected = function.Parameters.Any(parameter => parameter.Kind is PythonParameterKind.Keywords or PythonParameterKind.Positionals);
        var demanded = own.Parameters.Skip(1).FirstOrDefault(parameter => parameter.IsRequired && !theirs.Contains(parameter.Name));
        return demanded is null || collected ? null : $"demands '{demanded.Name}', which callers do not pass";
    }
}
