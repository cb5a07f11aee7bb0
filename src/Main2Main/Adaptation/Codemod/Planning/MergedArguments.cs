using Main2Main.Adaptation.Codemod.Replacements;
using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>A call's arguments with what one of the upstream's callers has changed in its own.</summary>
internal sealed class MergedArguments
{
    private readonly List<PythonArgument> arguments = [];
    private readonly List<PythonArgument> gained = [];
    private readonly List<TextEdit> texts = [];

    private MergedArguments()
    {
    }

    /// <summary>The arguments as they are to be.</summary>
    public IReadOnlyList<PythonArgument> Arguments => arguments;

    /// <summary>Those that the caller has put in.</summary>
    public IReadOnlyList<PythonArgument> Gained => gained;

    /// <summary>The replacements that make the list so.</summary>
    public IReadOnlyList<TextEdit> Texts => texts;

    /// <summary>The arguments as text, so that two lists can be compared.</summary>
    public string Key => string.Join(", ", arguments.Select(TextOf));

    /// <summary>Merges.</summary>
    /// <param name="list">The call's list.</param>
    /// <param name="call">The call.</param>
    /// <param name="change">What the upstream's caller has changed.</param>
    /// <param name="limit">The longest line.</param>
    /// <returns>The merge; null where the call gives other parameters, or passes something else where the caller has changed what it passed.</returns>
    public static MergedArguments? Of(BracketList list, PythonCall call, CallerChange change, int limit)
    {
        var places = LineAlignment.Differences([.. change.Before.Select(TextOf)], [.. change.Now.Select(TextOf)]).Select(block => (
            At: block.OldStart,
            Lost: change.Before.Skip(block.OldStart).Take(block.OldEnd - block.OldStart).ToList(),
            Gained: change.Now.Skip(block.NewStart).Take(block.NewEnd - block.NewStart).ToList())).ToList();
        if (list.Elements.Count != call.Arguments.Count || places.Count == 0 || !AreAlike(call.Arguments, change.Before)
            || places.Exists(place => place.Lost.Concat(place.Gained).Any(argument => Plain(argument) is null)
                || !AreSame(call.Arguments.Skip(place.At).Take(place.Lost.Count), place.Lost)))
        {
            return null;
        }

        var merged = new MergedArguments();
        merged.Build(list, call, [.. places.Select(place => (place.At, place.Lost.Count, place.Gained))], limit);
        return merged;
    }

    /// <summary>Whether two lists pass the same.</summary>
    public static bool AreSame(IEnumerable<PythonArgument> one, IEnumerable<PythonArgument> other) =>
        one.Select(TextOf).SequenceEqual(other.Select(TextOf), StringComparer.Ordinal) && one.All(argument => Plain(argument) is not null);

    /// <summary>Whether two lists pass something to the same parameters in the same way.</summary>
    private static bool AreAlike(IReadOnlyList<PythonArgument> one, IReadOnlyList<PythonArgument> other) =>
        one.Select(argument => (argument.Kind, argument.Name)).SequenceEqual(other.Select(argument => (argument.Kind, argument.Name)));

    private static string TextOf(PythonArgument argument) => (argument.Name is { } name ? $"{name}=" : string.Empty) + (Plain(argument) ?? "...");

    /// <summary>A name, an attribute or a constant; of what calls or subscribes the model has only the outline, so that it stays as it is.</summary>
    private static string? Plain(PythonArgument argument) =>
        argument.Text is { } text and not "..." && (text[0] is '\'' or '"' || !text.AsSpan().ContainsAny('(', '[')) ? text : null;

    private void Build(BracketList list, PythonCall call, List<(int At, int Count, List<PythonArgument> Gained)> places, int limit)
    {
        var (next, removed) = (0, new List<int>());
        foreach (var (at, count, come) in places)
        {
            arguments.AddRange([.. call.Arguments.Skip(next).Take(at - next), .. come]);
            gained.AddRange(come);
            next = at + count;
            var near = Math.Min(at, list.Elements.Count - 1);
            var text = string.Join(near > 0 ? list.GapAt(near) : ", ", come.Select(TextOf));
            if (come.Count == 0)
            {
                removed.AddRange(Enumerable.Range(at, count));
            }
            else if (count == 0)
            {
                texts.AddRange(list.InsertAfter(at - 1, text, limit));
            }
            else
            {
                texts.Add(new TextEdit(list.File.Tokens[list.Elements[at].First].Start, list.File.Tokens[list.Elements[at + count - 1].Last].End, text));
            }
        }

        arguments.AddRange(call.Arguments.Skip(next));
        texts.AddRange(removed.Count > 0 ? list.Remove(removed) : []);
    }
}
