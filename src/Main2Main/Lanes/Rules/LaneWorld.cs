using Main2Main.Impact.Usage;
using Main2Main.Python;

namespace Main2Main.Lanes.Rules;

/// <summary>One lane: the upstream's tree there, together with the downstream's.</summary>
internal sealed class LaneWorld
{
    private readonly Dictionary<PythonFile, bool> open = [];
    private readonly HashSet<string> folders;

    /// <summary>Joins two trees.</summary>
    /// <param name="name"><c>main</c> or <c>release</c>.</param>
    /// <param name="label">The lane as messages name it.</param>
    /// <param name="upstream">The upstream's files.</param>
    /// <param name="downstream">The downstream's files.</param>
    public LaneWorld(string name, string label, PythonTree upstream, IReadOnlyList<PythonFile> downstream)
    {
        (Name, Label, World) = (name, label, new CodeWorld(upstream.Files, downstream));
        Values = new ValueReader(World);
        folders = [.. upstream.Files.SelectMany(file => Parents(file.ModuleName))];
    }

    public string Name { get; }

    public string Label { get; }

    public CodeWorld World { get; }

    public ValueReader Values { get; }

    public PythonTree Tree => World.Tree;

    /// <summary>Whether a module can be imported.</summary>
    public Existence Module(string module) => Tree.FindModule(module) is not null || folders.Contains(module) ? Existence.Present : Existence.Unseen;

    /// <summary>Whether a name can be imported from a module.</summary>
    public Existence Find(string module, string name)
    {
        if (Tree.Resolve(module, name) is not null || Module($"{module}.{name}") == Existence.Present)
        {
            return Existence.Present;
        }

        if (Tree.FindModule(module) is not { } file)
        {
            return Existence.Unseen;
        }

        if (IsOpen(file) || file.Symbols.Imports.Contains(name))
        {
            return Existence.Present;
        }

        // What a build adds to a package is a module, and modules are not written in capitals.
        return file.IsPackage && (name.StartsWith('_') || !name.Any(char.IsAsciiLetterUpper)) ? Existence.Unseen : Existence.Absent;
    }

    /// <summary>Whether a module may have names that its source does not show.</summary>
    private bool IsOpen(PythonFile file)
    {
        if (open.TryGetValue(file, out var known))
        {
            return known;
        }

        open[file] = false;
        return open[file] = file.Module.Failure is not null
            || file.Symbols.TopLevel.ContainsKey("__getattr__")
            || file.Module.Calls.Any(call => call.Callee is "globals" or "exec" or "vars" || (call.Callee == "setattr" && call.Arguments is [{ Text: var owner }, ..] && owner?.Contains("module", StringComparison.Ordinal) != false))
            || file.Module.References.Any(reference => reference.Access == PythonAccess.Write && reference.Target.StartsWith("sys.modules", StringComparison.Ordinal))
            || file.Symbols.Stars.Any(star => Tree.FindModule(file.AbsoluteModule(star)) is not { } source || IsOpen(source));
    }

    private static IEnumerable<string> Parents(string module)
    {
        for (var dot = module.LastIndexOf('.'); dot > 0; dot = module.LastIndexOf('.', dot - 1))
        {
            yield return module[..dot];
        }
    }
}
