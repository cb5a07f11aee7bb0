using System.Text.RegularExpressions;
using Main2Main.Memory;

namespace Main2Main.Diagnosis.Messages;

/// <summary>Turns what a message names into search terms, the most specific first.</summary>
internal static partial class TermList
{
    private const int ShortestWord = 3;
    private const int MostFrames = 3;

    private static readonly HashSet<string> BuiltIn =
    [
        "NoneType", "None", "tuple", "list", "dict", "set", "frozenset", "int", "float", "complex", "str", "bool", "bytes", "type", "object", "super",
        "function", "method", "module", "generator", "coroutine", "self", "cls", "args", "kwargs", "builtin_function_or_method", "ellipsis", "mappingproxy",
    ];

    /// <summary>Makes the terms.</summary>
    /// <param name="reading">What the message says.</param>
    /// <param name="functions">Functions of the traceback, deepest first: what to look for when the message names nothing.</param>
    /// <returns>The terms without repetitions.</returns>
    public static IReadOnlyList<SearchTerm> Of(MessageReading reading, IReadOnlyList<string> functions)
    {
        var terms = new List<SearchTerm>();
        terms.AddRange(reading.Parameters.Select(parameter => new SearchTerm(parameter, TermKind.Parameter, 10)));
        terms.AddRange(reading.Names.Select(name => new SearchTerm(name, KindOfName(reading), reading.Mechanism == Mechanism.Unknown ? 6 : 10)));
        terms.AddRange(ModuleTerms(reading));
        terms.AddRange(reading.Classes.Select(name => new SearchTerm(name, TermKind.Class, 6)));
        if (reading.Function is { } function)
        {
            var only = reading.Parameters.Count + reading.Names.Count == 0;
            terms.Add(new SearchTerm(function, TermKind.Function, IsSpecial(function) ? 2 : only ? 8 : 5));
        }

        if (reading.Mechanism is Mechanism.ReturnType or Mechanism.Unknown || !reading.NamesSomething)
        {
            var strongest = reading.Mechanism == Mechanism.AbstractMethod ? 8 : 4;
            terms.AddRange(functions.Distinct().Take(MostFrames).Select((name, index) => new SearchTerm(name, TermKind.Frame, Math.Max(strongest - index, 1))));
        }

        return [.. terms.Where(IsUseful).DistinctBy(term => term.Text).OrderByDescending(term => term.Weight)];
    }

    private static TermKind KindOfName(MessageReading reading) => reading.Mechanism switch
    {
        Mechanism.CustomOp => TermKind.Operator,
        Mechanism.Import or Mechanism.Unknown => TermKind.Name,
        _ => TermKind.Member,
    };

    private static IEnumerable<SearchTerm> ModuleTerms(MessageReading reading)
    {
        if (reading.Module is not { } module)
        {
            yield break;
        }

        var itself = reading.Names.Count == 0;
        var path = module.Replace('.', '/');
        yield return new SearchTerm(path + ".py", TermKind.File, itself ? 10 : 7);
        yield return new SearchTerm(path + "/__init__.py", TermKind.File, itself ? 10 : 7);
        yield return new SearchTerm(module, TermKind.Module, itself ? 9 : 6);
        if (module.LastIndexOf('.') is var dot and > 0)
        {
            yield return new SearchTerm(module[(dot + 1)..], TermKind.Module, 2);
        }
    }

    private static bool IsUseful(SearchTerm term) =>
        term.Text.Length >= (term.Weight == 10 ? 1 : ShortestWord) && !BuiltIn.Contains(term.Text)
            && !(term.Kind == TermKind.Frame && (IsSpecial(term.Text) || TestFunction().IsMatch(term.Text)));

    private static bool IsSpecial(string name) => name.StartsWith("__", StringComparison.Ordinal) && name.EndsWith("__", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?:test(?:_|$)|<|main$|run$|_bootstrap|wrapper$|inner$|decorate_context$|_?call_impl$|_wrapped_call_impl$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex TestFunction();
}
