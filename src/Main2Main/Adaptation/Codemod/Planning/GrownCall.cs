using Main2Main.Impact.Findings;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>A call with the arguments that its function demands now, each by its place where the others are, else by its name.</summary>
internal sealed class GrownCall
{
    private readonly List<(int Behind, string Text)> added = [];

    /// <summary>Fits a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="before">The function that it fitted.</param>
    /// <param name="after">The function as it is.</param>
    /// <param name="bound">Whether the first parameter is passed by the object or class that the call goes through.</param>
    /// <param name="given">The values by parameter.</param>
    public GrownCall(PythonCall call, PythonFunction before, PythonFunction after, bool bound, IReadOnlyDictionary<string, string> given)
    {
        var passed = CallBinding.ByPosition(before, bound).Take(call.PositionalCount).Select(parameter => parameter.Name).ToList();
        var arguments = new List<PythonArgument>();
        var taken = 0;
        foreach (var name in CallBinding.ByPosition(after, bound).Select(parameter => parameter.Name))
        {
            if (taken < passed.Count && name == passed[taken])
            {
                arguments.Add(call.Arguments[taken++]);
            }
            else if (given.TryGetValue(name, out var value) && (taken < passed.Count || call.Arguments.Count == call.PositionalCount))
            {
                arguments.Add(new PythonArgument(PythonArgumentKind.Positional, null, value));
                added.Add((taken - 1, value));
            }
            else
            {
                break;
            }
        }

        var named = given.Where(one => !arguments.Exists(argument => argument.Kind == PythonArgumentKind.Positional && argument.Text == one.Value)).ToList();
        arguments.AddRange([.. call.Arguments.Skip(call.PositionalCount), .. named.Select(one => new PythonArgument(PythonArgumentKind.Keyword, one.Key, one.Value))]);
        var grown = call with { Arguments = arguments };
        added.AddRange(named.Select(one => (call.Arguments.Count - 1, $"{one.Key}={one.Value}")));
        Call = taken == passed.Count && CallBinding.Complaint(grown, after, bound) is null ? grown : null;
    }

    /// <summary>The call as it is to be; null where its other arguments do not fit either.</summary>
    public PythonCall? Call { get; }

    /// <summary>The replacements in the call's list.</summary>
    public IReadOnlyList<TextEdit> Texts(BracketList list, int limit) => [.. added.GroupBy(one => one.Behind)
        .SelectMany(group => list.InsertAfter(group.Key, string.Join(list.GapAt(Math.Max(group.Key, 0)), group.Select(one => one.Text)), limit))];
}
