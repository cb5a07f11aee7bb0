using Main2Main.Impact.Findings;
using Main2Main.Python;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Whether an override takes what is passed to the function that it overrides.</summary>
internal static class OverrideFit
{
    /// <summary>Compares parameters by place and by name.</summary>
    /// <param name="own">The override as it would be.</param>
    /// <param name="before">The overridden function as it was.</param>
    /// <param name="after">The overridden function as it is, without what no caller passes.</param>
    /// <param name="byPosition">How many arguments callers pass by position; the others they name.</param>
    /// <returns>What does not fit, or null.</returns>
    public static string? Complaint(PythonFunction own, PythonFunction before, PythonFunction after, int byPosition)
    {
        var names = own.Parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        var theirs = after.Parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        var (mine, passed) = (CallBinding.ByPosition(own, bound: !own.IsStatic), CallBinding.ByPosition(after, bound: !after.IsStatic));
        for (var index = 0; index < passed.Count; index++)
        {
            var (expected, found) = (passed[index].Name, index < mine.Count && index < byPosition ? mine[index].Name : null);
            if (found is null ? !TakesBehind(own, expected) : found != expected && !IsOtherNameOnly(found, expected))
            {
                return found is null ? $"does not take '{expected}'" : $"has '{found}' in the place of '{expected}'";
            }
        }

        var unknown = after.Parameters.FirstOrDefault(parameter => parameter.Kind == PythonParameterKind.KeywordOnly && !Collects(own, PythonParameterKind.Keywords) && !names.Contains(parameter.Name));
        if (unknown is not null)
        {
            return $"does not take '{unknown.Name}'";
        }

        var demanded = own.Parameters.Skip(own.IsStatic ? 0 : 1).FirstOrDefault(parameter => parameter.IsRequired && !theirs.Contains(parameter.Name) && mine.IndexOf(parameter) is var place && (place < 0 || place >= Math.Min(passed.Count, byPosition)));
        return demanded is null || Collects(after, PythonParameterKind.Positionals) || Collects(after, PythonParameterKind.Keywords) ? null : $"demands '{demanded.Name}'";

        // Callers that pass by position do not see a name: an override may always have had another one.
        bool IsOtherNameOnly(string found, string expected) => !names.Contains(expected) && !theirs.Contains(found) && before.Parameters.Any(parameter => parameter.Name == expected);
    }

    private static bool TakesBehind(PythonFunction own, string name) => own.Parameters.Any(parameter => parameter.Kind switch
    {
        PythonParameterKind.Positionals or PythonParameterKind.Keywords => true,
        _ => parameter.Name == name,
    });

    private static bool Collects(PythonFunction function, PythonParameterKind kind) => function.Parameters.Any(parameter => parameter.Kind == kind);
}
