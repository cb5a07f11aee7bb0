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
    /// <returns>The merge; null where the call passes something else where the caller has changed what it passed.</returns>
    public static MergedArguments? Of(BracketList list, PythonCall call, CallerChange change, int limit)
    {
        var (before, now, mine) = (change.Before.Select(TextOf).ToList(), change.Now.Select(TextOf).ToList(), call.Arguments.Select(TextOf).ToList());
        var places = LineAlignment.Differences(before, now).Select(block => (
            At: Place(mine, before, block.OldStart, block.OldEnd),
            Lost: change.Before.Skip(block.OldStart).Take(block.OldEnd - block.OldStart).ToList(),
            Gained: change.Now.Skip(block.NewStart).Take(block.NewEnd - block.NewStart).ToList())).OrderBy(place => place.At).ToList();
        if (list.Elements.Count != mine.Count || places.Count == 0 || places[0].At < 0
            || places.Exists(place => place.Lost.Concat(place.Gained).Any(argument => Plain(argument) is null)))
        {
            return null;
        }

        var merged = new MergedArguments();
        merged.Build(list, call, [.. places.Select(place => (place.At, place.Lost.Count, place.Gained))], limit);
        return merged;
    }

    /// <summary>Whether two lists pass the same.</summary>
    public static bool AreSame(IReadOnlyList<PythonArgument> one, IReadOnlyList<PythonArgument> other) =>
        one.Select(TextOf).SequenceEqual(other.Select(TextOf), StringComparer.Ordinal) && one.All(argument => Plain(argument) is not null);

    private static string TextOf(PythonArgument argument) => (argument.Name is { } name ? $"{name}=" : string.Empty) + (Plain(argument) ?? "...");

    /// <summary>A name, an attribute or a constant; of what calls or subscribes the model has only the outline, so that it stays as it is.</summary>
    private static string? Plain(PythonArgument argument) => argument.Text is { } text && (text[0] is '\'' or '"' || !text.AsSpan().ContainsAny('(', '[')) ? text : null;

    /// <summary>Where a part of a caller's list is in the call's own; -1 for nowhere.</summary>
    private static int Place(List<string> mine, List<string> before, int start, int end)
    {
        if (start == end)
        {
            return start == 0 ? 0 : mine.IndexOf(before[start - 1]) is var behind and >= 0 ? behind + 1 : -1;
        }

        var at = mine.IndexOf(before[start]);
        return at >= 0 && at + end - start <= mine.Count && mine.Skip(at).Take(end - start).SequenceEqual(before.Skip(start).Take(end - start), StringComparer.Ordinal) ? at : -1;
    }

    private void Build(BracketList list, PythonCall call, List<(int At, int Count, List<PythonArgument> Gained)> places, int limit)
    {
        var (next, removed) = (0, new List<int>());
        foreach (var (at, count, come) in places)
        {
            arguments.AddRange([.. call.Arguments.Skip(next).Take(at - next), .. come]);
            gained.AddRange(come);
            next = at + count;
            var near = Math.Min(at, list.Elements.Count - 1);
            var gap = near > 0 && list.IsOnOwnLine(near) ? "," + list.File.NewLine + list.IndentOf(near) : ", ";
            var text = string.Join(gap, come.Select(TextOf));
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
