using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Parsing;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>Where a new parameter belongs in an override.</summary>
/// <param name="After">The override's parameter before it, or null for the first place.</param>
/// <param name="NeedsStar">Whether a star must come before it.</param>
/// <param name="IsLast">Whether no parameter that is passed by position comes behind it.</param>
/// <param name="AfterOptional">Whether one with a default comes before it, so that it needs one too.</param>
/// <param name="BeforeRequired">Whether one without a default comes behind it, so that it must not have one.</param>
internal sealed record ParameterPlace(string? After, bool NeedsStar, bool IsLast, bool AfterOptional, bool BeforeRequired)
{
    /// <summary>Finds the place that the new signature gives it.</summary>
    public static ParameterPlace Of(PythonFunction own, PythonFunction before, PythonFunction after, PythonParameter parameter)
    {
        var positional = own.Parameters.Where(IsPositional).ToList();
        if (!IsPositional(parameter))
        {
            var named = own.Parameters.LastOrDefault(one => one.Kind is PythonParameterKind.KeywordOnly or PythonParameterKind.Positionals);
            return new ParameterPlace((named ?? positional.LastOrDefault())?.Name, named is null, IsLast: true, AfterOptional: false, BeforeRequired: false);
        }

        var theirs = after.Parameters.Where(IsPositional).ToList();
        var index = theirs.IndexOf(parameter);
        var preceding = theirs.Take(index).Select(one => positional.FindIndex(other => other.Name == one.Name)).DefaultIfEmpty(-1).Max();

        // Names may differ where callers pass by position alone: then the place counts.
        var old = before.Parameters.Where(IsPositional).ToList();
        var kept = theirs.Take(index).Count(one => old.Exists(other => other.Name == one.Name));
        var place = Math.Max(preceding, Math.Min(kept, positional.Count) - 1);
        var behind = positional.Skip(place + 1).ToList();
        return new ParameterPlace(
            place < 0 ? null : positional[place].Name,
            NeedsStar: false,
            IsLast: behind.Count == 0,
            AfterOptional: positional.Take(place + 1).Any(one => one.Default is not null),
            BeforeRequired: behind.Exists(one => one.IsRequired));
    }

    /// <summary>The first place from this one on where a parameter with a default may stand.</summary>
    /// <param name="own">The override.</param>
    public ParameterPlace AmongOptions(PythonFunction own)
    {
        var positional = own.Parameters.Where(IsPositional).ToList();
        var at = Math.Max(positional.FindIndex(one => one.Name == After), positional.FindLastIndex(one => one.IsRequired));
        return this with { After = at < 0 ? null : positional[at].Name, IsLast = at == positional.Count - 1, BeforeRequired = false };
    }

    /// <summary>The element of the signature's text that it comes behind; -1 for none.</summary>
    /// <param name="list">The text as it is.</param>
    /// <param name="own">The override as it is.</param>
    /// <param name="grown">The override with what was added before.</param>
    public int ElementIn(BracketList list, PythonFunction own, PythonFunction grown)
    {
        // What was added stands behind the nearest parameter that is in the text.
        var before = grown.Parameters.TakeWhile(parameter => parameter.Name != After).Append(grown.Parameters.FirstOrDefault(parameter => parameter.Name == After))
            .LastOrDefault(parameter => own.Parameters.Any(one => one.Name == parameter?.Name));
        for (var index = 0; After is not null && before is not null && index < list.Elements.Count; index++)
        {
            var first = list.Elements[index].First;
            if (list.File.IsName(list.File.Is(first, TokenKind.Star) || list.File.Is(first, TokenKind.DoubleStar) ? first + 1 : first, before.Name))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>The override with the parameter in this place.</summary>
    public PythonFunction Insert(PythonFunction grown, PythonParameter parameter)
    {
        var parameters = grown.Parameters.ToList();
        parameters.Insert(After is null ? 0 : parameters.FindIndex(one => one.Name == After) + 1, NeedsStar || parameter.Kind == PythonParameterKind.KeywordOnly ? parameter with { Kind = PythonParameterKind.KeywordOnly } : parameter);
        return grown with { Parameters = parameters };
    }

    private static bool IsPositional(PythonParameter parameter) => parameter.Kind is PythonParameterKind.PositionalOnly or PythonParameterKind.Any;
}
