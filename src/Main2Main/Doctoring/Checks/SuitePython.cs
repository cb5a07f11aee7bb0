using System.Text.Json;
using Main2Main.Programs;
using Main2Main.Verification;

namespace Main2Main.Doctoring.Checks;

/// <summary>The Python that a suite is run by, and what it would import.</summary>
/// <param name="Program">The interpreter's file.</param>
/// <param name="Module">The module that it runs, as in <c>python3 -m pytest</c>; null for none.</param>
/// <param name="IsScript">Whether it runs a script of its own on PATH, as in <c>pytest</c>.</param>
internal sealed record SuitePython(string Program, string? Module, bool IsScript)
{
    private const int LongestLine = 256;

    private const string Question = """
        import importlib.util, json, sys
        if sys.argv.pop(1) == "script":
            sys.path[:] = [path for path in sys.path if path]
        def place(name):
            try:
                spec = importlib.util.find_spec(name)
            except Exception:
                return None
            if spec is None:
                return None
            return spec.origin if spec.has_location else next(iter(spec.submodule_search_locations or []), spec.origin)
        print()
        print(json.dumps([place(name) for name in sys.argv[1:]]))
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Finds the Python of a command.</summary>
    /// <param name="command">The command; its program exists.</param>
    /// <param name="folder">The folder that it runs in.</param>
    /// <returns>The Python; null when it is none, or what is started cannot be told.</returns>
    public static SuitePython? Of(IReadOnlyList<string> command, string folder)
    {
        IReadOnlyList<string> words = Path.GetFileName(command[0]) == "env"
            ? [.. command.Skip(1).SkipWhile(word => word.Contains('=', StringComparison.Ordinal))]
            : command;
        if (words.Count == 0 || ProgramFinder.Find(words[0], folder) is not { } program)
        {
            return null;
        }

        if (IsPython(program))
        {
            var option = words.Skip(1).TakeWhile(word => word is ['-', ..] and not "-m" and not "-c").Count() + 1;
            return new SuitePython(program, option + 1 < words.Count && words[option] == "-m" ? words[option + 1] : null, IsScript: false);
        }

        return Interpreter(program) is { } interpreter ? new SuitePython(interpreter, Module: null, IsScript: true) : null;
    }

    /// <summary>Asks where modules would be imported from. Only the search is done: no module is run.</summary>
    /// <param name="suite">The suite, for its variables.</param>
    /// <param name="folder">The folder that it runs in.</param>
    /// <param name="modules">Top-level modules.</param>
    /// <param name="interruption">Ends the question.</param>
    /// <returns>A file or folder each; null for a module that is not found. Null when the interpreter did not answer.</returns>
    public async Task<IReadOnlyList<string?>?> WhereAsync(Suite suite, string folder, IReadOnlyList<string> modules, CancellationToken interruption)
    {
        using var output = new MemoryStream();

        // A script on PATH does not look in the folder that it is started in.
        var command = new ChildCommand([Program, "-c", Question, IsScript ? "script" : "module", .. modules], folder, suite.Environment);
        var run = await LimitedProcess.RunAsync(command, output, new ProcessLimits(Patience, Silence: null), interruption);
        return run.Ended is { ExitCode: 0 } && System.Text.Encoding.UTF8.GetString(output.ToArray()).Trim().Split('\n')[^1] is ['[', ..] answer
            ? JsonDocument.Parse(answer).RootElement.EnumerateArray().Select(place => place.GetString()).ToList()
            : null;
    }

    private static bool IsPython(string program) => Path.GetFileName(program).StartsWith("python", StringComparison.Ordinal);

    /// <summary>The Python that a script's first line names.</summary>
    private static string? Interpreter(string script)
    {
        using var stream = File.OpenRead(script);
        var bytes = new byte[LongestLine];
        var line = System.Text.Encoding.UTF8.GetString(bytes, 0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)).Split('\n')[0];
        var words = line.StartsWith("#!", StringComparison.Ordinal) ? line[2..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) : [];
        var name = words is [var first, .. var rest] ? (Path.GetFileName(first) == "env" ? rest.FirstOrDefault(word => word is not ['-', ..]) : first) : null;
        return name is not null && IsPython(name) ? ProgramFinder.Find(name, Path.GetDirectoryName(script)!) : null;
    }
}
