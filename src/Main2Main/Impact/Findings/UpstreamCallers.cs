using Main2Main.Impact.Usage;
using Main2Main.Python;

namespace Main2Main.Impact.Findings;

/// <summary>
/// What the upstream's own code passes at the range's end. A call that passes something new stands in a file that changed, so that the others are
/// not looked at.
/// </summary>
internal sealed class UpstreamCallers
{
    private const int MostNamesakes = 4;

    private readonly Lazy<ILookup<string, (PythonFile File, PythonCall Call)>> calls;
    private readonly Lazy<IReadOnlySet<(string Callee, string Keyword)>> before;
    private readonly Lazy<ILookup<string, PythonFunction>> namesakes;
    private readonly Lazy<HeldClasses> held;

    public UpstreamCallers(PythonTree older, PythonTree newer)
    {
        calls = new Lazy<ILookup<string, (PythonFile, PythonCall)>>(() => Calls(newer.Files.Except(older.Files)).ToLookup(entry => entry.Name, entry =>
            (entry.File, entry.Call), StringComparer.Ordinal));
        before = new Lazy<IReadOnlySet<(string, string)>>(() =>
            Calls(older.Files.Except(newer.Files)).SelectMany(entry => entry.Call.KeywordNames.Select(keyword => (entry.Name, keyword))).ToHashSet());
        held = new Lazy<HeldClasses>(() => new HeldClasses(newer.Files.Except(older.Files)));
        namesakes = new Lazy<ILookup<string, PythonFunction>>(() =>
            newer.Files.Where(file => file.IsRead).SelectMany(file => file.Module.Functions).ToLookup(function => function.Name, StringComparer.Ordinal));
    }

    /// <summary>Whether some code that changed calls a function of a name.</summary>
    public bool AnyCalls(string name) => calls.Value.Contains(name);

    /// <summary>The calls of a name in code that changed.</summary>
    public IEnumerable<(PythonFile File, PythonCall Call)> Of(string name) => calls.Value[name];

    /// <summary>Whether some code that changed makes objects of a class that a variable holds, and gives a parameter of its initializer a value by name.</summary>
    public bool MakesHeld(PythonFunction initializer, string parameter) => held.Value.Pass(initializer, parameter);

    /// <summary>Whether somebody passes so many arguments that a parameter gets one by its place.</summary>
    public bool Reaches(string name, int position) => calls.Value[name].Any(entry => entry.Call.PositionalCount > position);

    /// <summary>What is passed by name now and was not before, where few functions have that name, and none names it as a parameter of its own: whose else could it be.</summary>
    /// <param name="name">The function's name.</param>
    /// <param name="counts">Which calls count.</param>
    public IEnumerable<(string Keyword, PythonFile File, int Line)> NewKeywords(string name, Func<PythonFile, PythonCall, bool> counts) => namesakes.Value[name].Take(MostNamesakes + 1).Count() > MostNamesakes ? [] : calls.Value[name].Where(entry => counts(entry.File, entry.Call))
        .SelectMany(entry => entry.Call.KeywordNames.Select(keyword => (Keyword: keyword, entry.File, entry.Call.Line)))
        .Where(passed => !before.Value.Contains((name, passed.Keyword))).DistinctBy(passed => passed.Keyword)
        .Where(passed => !namesakes.Value[name].Any(function => function.Parameters.Any(parameter => parameter.Name == passed.Keyword)));

    private static IEnumerable<(string Name, PythonFile File, PythonCall Call)> Calls(IEnumerable<PythonFile> files) => files
        .SelectMany(file => file.Module.Calls.Select(call => (File: file, Call: call)))
        .Where(entry => !entry.Call.Callee.StartsWith("super()", StringComparison.Ordinal))
        .Select(entry => (Name: ValueReader.LastName(entry.Call.Callee), entry.File, entry.Call))
        .Where(entry => entry.Name is not null).Select(entry => (entry.Name!, entry.File, entry.Call));
}
