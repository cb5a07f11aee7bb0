using Main2Main.Impact.Findings;
using Main2Main.Python;
using Main2Main.Python.Editing;
using Main2Main.Python.Statements;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Adaptation.Codemod.Planning;

/// <summary>A call that is made to fit what its function has become, one change after the other.</summary>
internal sealed class CallFit
{
    private static readonly (string One, string Other)[] Opposites =
    [
        ("max", "min"), ("use", "skip"), ("use", "no"), ("use", "disable"), ("enable", "disable"), ("enable", "skip"),
        ("enabled", "disabled"), ("with", "without"), ("allow", "forbid"), ("allow", "deny"), ("include", "exclude"),
        ("included", "excluded"), ("allowed", "denied"),
        ("first", "last"), ("start", "end"), ("start", "stop"), ("left", "right"), ("in", "out"), ("input", "output"),
        ("lower", "upper"), ("before", "after"), ("src", "dst"), ("source", "target"), ("read", "write"),
        ("load", "save"), ("open", "close"), ("on", "off"), ("keep", "drop"), ("sync", "async"), ("is", "not"),
    ];

    private readonly BracketList list;
    private readonly PythonFunction before;
    private readonly bool bound;
    private readonly List<int> elements;
    private readonly List<int> removed = [];
    private readonly List<TextEdit> names = [];

    /// <summary>Begins with the call as it is.</summary>
    /// <param name="call">The call.</param>
    /// <param name="before">The function that it fitted.</param>
    /// <param name="list">The arguments' text.</param>
    /// <param name="bound">Whether the first parameter is passed by the object or class that the call goes through.</param>
    public CallFit(PythonCall call, PythonFunction before, BracketList list, bool bound)
    {
        (Call, Function, this.before, this.list, this.bound) = (call, before, before, list, bound);
        elements = [.. Enumerable.Range(0, call.Arguments.Count)];
    }

    /// <summary>The call as it is now.</summary>
    public PythonCall Call { get; private set; }

    /// <summary>The function without the parameters whose arguments are gone.</summary>
    public PythonFunction Function { get; private set; }

    /// <summary>The replacements that make it so.</summary>
    public IReadOnlyList<TextEdit> Texts => [.. names, .. list.Remove(removed)];

    /// <summary>Whether a parameter, or a field that is one, has another name.</summary>
    public static bool IsRenaming(ContractChange change) => change.Kind is Kind.ParameterRenamed or Kind.FieldRenamed;

    /// <summary>Whether a parameter, or a field that is one, is gone.</summary>
    public static bool IsLoss(ContractChange change) => change.Kind is Kind.ParameterRemoved or Kind.FieldRemoved;

    /// <summary>Makes the call answer a renamed or removed parameter.</summary>
    /// <returns>Whether it is sure how.</returns>
    public bool Answer(ContractChange change)
    {
        var index = IndexOf(change.Member!);
        if (index < 0 || list.Elements.Count != elements.Count + removed.Count)
        {
            return false;
        }

        var arguments = Call.Arguments.ToList();
        if (IsRenaming(change))
        {
            if (!IsSure(change))
            {
                return false;
            }

            var name = list.File.Tokens[list.Elements[elements[index]].First];
            names.Add(new TextEdit(name.Start, name.End, change.NewName!));
            arguments[index] = arguments[index] with { Name = change.NewName };
        }
        else
        {
            // What calls something does more than to give a value.
            if (arguments[index].Text is not { } text || text.Contains('(', StringComparison.Ordinal) || Does(list.Elements[elements[index]]))
            {
                return false;
            }

            removed.Add(elements[index]);
            elements.RemoveAt(index);
            arguments.RemoveAt(index);
            Function = Function with { Parameters = [.. Function.Parameters.Where(parameter => parameter.Name != change.Member)] };
        }

        Call = Call with { Arguments = arguments };
        return true;
    }

    /// <summary>Whether an argument waits for something, or gives a name its value.</summary>
    private bool Does((int First, int Last) element) => Enumerable.Range(element.First, element.Last - element.First + 1)
        .Any(token => list.File.TextOf(token) is "await" or "yield" or ":=");

    /// <summary>The argument of a parameter: by its name, or by its place where none is unpacked before it.</summary>
    private int IndexOf(string name)
    {
        var named = Call.Arguments.ToList().FindIndex(argument => argument.Kind == PythonArgumentKind.Keyword && argument.Name == name);
        if (named >= 0)
        {
            return named;
        }

        var place = CallBinding.ByPosition(Function, bound).FindIndex(parameter => parameter.Name == name);
        return place >= 0 && Call.Arguments.Take(place + 1).Count(argument => argument.Kind == PythonArgumentKind.Positional) == place + 1 ? place : -1;
    }

    /// <summary>Whether two names have a word in common, and say nothing that is opposite.</summary>
    public static bool AreAlike(string one, string other) => !IsOpposite(one, other)
        && one.Split('_').Intersect(other.Split('_')).Any(word => word.Length > 2);

    /// <summary>An option under another name without a common word may well mean something else, even the opposite.</summary>
    private bool IsSure(ContractChange change) => AreAlike(change.Member!, change.NewName!)
        || (!IsOpposite(change.Member!, change.NewName!) && before.Parameters.Any(parameter => parameter.Name == change.Member && parameter.IsRequired));

    private static bool IsOpposite(string one, string other) => (one.Split('_'), other.Split('_')) is var (old, now) && Array.Exists(Opposites, pair =>
        (old.Contains(pair.One) && now.Contains(pair.Other)) || (old.Contains(pair.Other) && now.Contains(pair.One)));
}
