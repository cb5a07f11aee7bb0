using Main2Main.Python;
using Main2Main.Python.Editing;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>
/// An argument that gives nothing: an empty list, dictionary or set. Where its parameter is gone and another of the same kind is demanded in its place,
/// that is given nothing too.
/// </summary>
internal static class EmptyArgument
{
    private static readonly (string Text, string[] Types)[] Kinds =
    [
        ("[]", ["list", "List", "Sequence"]), ("{}", ["dict", "Dict", "Mapping"]), ("set()", ["set", "Set"]),
    ];

    /// <summary>The parameter that stands in the place of a lost one; null where the argument gives something, or the place is another's.</summary>
    /// <param name="list">The call's arguments.</param>
    /// <param name="before">The function as it was.</param>
    /// <param name="after">The function as it is.</param>
    /// <param name="lost">The loss.</param>
    public static string? HeirOf(BracketList list, PythonFunction before, PythonFunction after, ContractChange lost)
    {
        var index = CallFit.IsLoss(lost) ? before.Parameters.ToList().FindIndex(parameter => parameter.Name == lost.Member) : -1;
        var place = index < 1 ? -1 : after.Parameters.ToList().FindIndex(parameter => parameter.Name == before.Parameters[index - 1].Name) + 1;
        return place < 1 || place >= after.Parameters.Count || after.Parameters[place] is not { IsRequired: true } heir
            || before.Parameters.Any(parameter => parameter.Name == heir.Name) || !CallFit.AreAlike(lost.Member!, heir.Name)
            || !Array.Exists(Kinds, kind => kind.Text == TextOf(list, lost.Member!) && IsOf(kind.Types, before.Parameters[index]) && IsOf(kind.Types, heir))
            ? null : heir.Name;
    }

    private static bool IsOf(string[] types, PythonParameter parameter) => types.Contains(parameter.Annotation?.Split('[')[0]);

    private static string? TextOf(BracketList list, string name) => list.IndexOfKeyword(name) is var index and >= 0 && list.Elements[index] is var (first, last)
        ? string.Concat(Enumerable.Range(first + 2, last - first - 1).Select(list.File.TextOf)) : null;
}
