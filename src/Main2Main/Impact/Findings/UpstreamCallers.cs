using Main2Main.Impact.Usage;
using Main2Main.Python;

namespace Main2Main.Impact.Findings;

/// <summary>
/// What the upstream's own code passes at the range's end. A call that passes something new stands in a file that changed, so that the others are
/// not looked at.
/// </summary>
internal sealed class UpstreamCallers
{
    private readonly Lazy<ILookup<string, PythonCall>> calls;
    private readonly Lazy<IReadOnlySet<(string Callee, string Keyword)>> before;

    public UpstreamCallers(PythonTree older, PythonTree newer)
    {
        calls = new Lazy<ILookup<string, PythonCall>>(() => Calls(newer.Files.Except(older.Files)).ToLookup(entry => entry.Name, entry => entry.Call, StringComparer.Ordinal));
        before = new Lazy<IReadOnlySet<(string, string)>>(() =>
            Calls(older.Files.Except(newer.Files)).SelectMany(entry => entry.Call.KeywordNames.Select(keyword => (entry.Name, keyword))).ToHashSet());
    }

    /// <summary>Whether some code that changed calls a function of a name.</summary>
    public bool AnyCalls(string name) => calls.Value.Contains(name);

    /// <summary>Whether somebody passes a parameter by its name.</summary>
    public bool Passes(string name, string parameter) => calls.Value[name].Any(call => call.KeywordNames.Contains(parameter));

    /// <summary>Whether somebody passes so many arguments that a parameter gets one by its place.</summary>
    public bool Reaches(string name, int position) => calls.Value[name].Any(call => call.PositionalCount > position);

    /// <summary>What is passed by name now and was not before, in files that changed.</summary>
    public IEnumerable<string> NewKeywords(string name) => calls.Value[name].SelectMany(call => call.KeywordNames).Distinct(StringComparer.Ordinal).Where(keyword => !before.Value.Contains((name, keyword)));

    private static IEnumerable<(string Name, PythonCall Call)> Calls(IEnumerable<PythonFile> files) => files.SelectMany(file => file.Module.Calls)
        .Where(call => !call.Callee.StartsWith("super()", StringComparison.Ordinal)).Select(call => (ValueReader.LastName(call.Callee), call)).Where(entry => entry.Item1 is not null).Select(entry => (entry.Item1!, entry.call));
}
