using Main2Main.Impact.Findings;
using Main2Main.Python;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Adaptation.Codemod.Upstream;

/// <summary>The parameters that the methods of a name had throughout and have lost, so that no object takes them any more, whatever its class is.</summary>
internal sealed class LostArguments
{
    // A name that a few methods share, or that others have too, may be the one of any object.
    private const int Many = 3;
    private const double NearlyAll = 0.9;

    /// <summary>Looks for them.</summary>
    /// <param name="world">The trees.</param>
    public LostArguments(CodemodWorld world)
    {
        var losses = world.Changes.All
            .Where(change => change is { Kind: Kind.ParameterRemoved, Member: not null } && change.Symbol.Contains('.', StringComparison.Ordinal)
                && !IsSpecial(DottedName.Last(change.Symbol)))
            .DistinctBy(change => (DottedName.Last(change.Symbol), change.Member)).ToList();
        var names = losses.Select(change => DottedName.Last(change.Symbol)).ToHashSet(StringComparer.Ordinal);
        var (older, newer, own) = (Methods(world.Older.Files, names), Methods(world.Newer.Files, names), Methods(world.Names.Downstream, names));
        All =
        [
            .. losses.Select(change => Of(change, older[DottedName.Last(change.Symbol)], newer[DottedName.Last(change.Symbol)]
                .Concat(own[DottedName.Last(change.Symbol)]))).OfType<LostArgument>()
                .Select(lost => lost with { Dropped = Passed(world.Older, lost).Except(Passed(world.Newer, lost), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal) }),
        ];
    }

    /// <summary>The parameters.</summary>
    public IReadOnlyList<LostArgument> All { get; }

    private static bool IsSpecial(string name) => name.StartsWith("__", StringComparison.Ordinal);

    private static ILookup<string, PythonFunction> Methods(IEnumerable<PythonFile> files, HashSet<string> names) => files
        .SelectMany(file => file.Module.Functions.Where(function => names.Contains(function.Name))).ToLookup(function => function.Name, StringComparer.Ordinal);

    private static LostArgument? Of(ContractChange change, IEnumerable<PythonFunction> before, IEnumerable<PythonFunction> after)
    {
        var all = before.ToList();
        var takers = all.Where(function => Takes(function, change.Member!)).ToList();
        if (takers.Count < Many || takers.Count < all.Count * NearlyAll || after.Any(function => Takes(function, change.Member!)))
        {
            return null;
        }

        var places = takers.CountBy(function => PlaceOf(function, change.Member!)).OrderByDescending(place => place.Value).ToList();
        var place = places[0].Key;
        return new LostArgument(change, DottedName.Last(change.Symbol), change.Member!, place) { IsPlaceGone = places.Count == 1
            && (place < 0 || MostOf(after) <= place) };
    }

    private static bool Takes(PythonFunction function, string name) => function.Parameters.Any(parameter => parameter.Name == name);

    /// <summary>The place of a parameter among what is passed by position; -1 for one that is passed by its name alone.</summary>
    private static int PlaceOf(PythonFunction function, string name) =>
        CallBinding.ByPosition(function, bound: !function.IsStatic).FindIndex(parameter => parameter.Name == name);

    private static int MostOf(IEnumerable<PythonFunction> functions) =>
        functions.Select(function => CallBinding.ByPosition(function, bound: !function.IsStatic).Count).DefaultIfEmpty().Max();

    private static IEnumerable<string> Passed(PythonTree tree, LostArgument lost) => tree.Files
        .SelectMany(file => file.Module.Calls.Where(call => DottedName.Last(call.Callee) == lost.Method && call.Callee.Contains('.', StringComparison.Ordinal)))
        .Select(call => (Call: call, Index: lost.IndexIn(call))).Where(found => found.Index >= 0)
        .Select(found => found.Call.Arguments[found.Index].Text ?? string.Empty).Distinct(StringComparer.Ordinal);
}

/// <summary>A parameter that every method of a name has lost.</summary>
/// <param name="Change">One of the losses.</param>
/// <param name="Method">The methods' name.</param>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Place">Its place among what is passed by position; -1 where it is passed by its name alone.</param>
internal sealed record LostArgument(ContractChange Change, string Method, string Parameter, int Place)
{
    /// <summary>Whether nothing else stands in its place now.</summary>
    public bool IsPlaceGone { get; init; }

    /// <summary>What the upstream's calls gave it and give nothing in its place any more.</summary>
    public IReadOnlySet<string> Dropped { get; init; } = new HashSet<string>();

    /// <summary>Which argument of a call may go; -1 for none, and where what stands there now may be meant.</summary>
    /// <param name="call">The call.</param>
    public int DroppedIn(PythonCall call) =>
        IndexIn(call) is var index and >= 0
            && (IsPlaceGone || call.Arguments[index].Kind == PythonArgumentKind.Keyword
                || (call.Arguments[index].Text is { } text && Dropped.Contains(text))) ? index : -1;

    /// <summary>Which argument of a call it is; -1 for none, and where others follow it by position or a star may hold it.</summary>
    public int IndexIn(PythonCall call)
    {
        var named = call.Arguments.ToList().FindIndex(argument => argument.Kind == PythonArgumentKind.Keyword && argument.Name == Parameter);
        return named >= 0 ? named : Place >= 0 && !call.HasStar && call.PositionalCount == Place + 1 ? Place : -1;
    }
}
