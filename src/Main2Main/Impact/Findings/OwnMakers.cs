using Main2Main.Python;

namespace Main2Main.Impact.Findings;

/// <summary>The names of classes that a downstream may make objects of itself: it calls them, or hands them on.</summary>
/// <param name="files">The downstream's files.</param>
internal sealed class OwnMakers(IEnumerable<PythonFile> files)
{
    private readonly HashSet<string> names = [.. files.SelectMany(file => file.Module.Calls
        .SelectMany(call => call.Arguments.Select(argument => argument.Text).Append(call.Callee))
        .Concat(file.Module.Variables.Select(variable => variable.Source))).OfType<string>().Select(DottedName.Last)];

    /// <summary>Whether a class of a name is called or handed on.</summary>
    public bool Make(string name) => names.Contains(name);
}
