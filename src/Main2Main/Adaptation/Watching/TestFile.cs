using Main2Main.Python;
using Main2Main.Python.Parsing;
using Main2Main.Python.Statements;

namespace Main2Main.Adaptation.Watching;

/// <summary>One version of a Python test file, as far as its strength goes.</summary>
internal sealed class TestFile
{
    /// <summary>A file that is not there.</summary>
    public static readonly TestFile None = new();

    /// <summary>What pytest and unittest skip by, or let fail by. Source: their documentation.</summary>
    private static readonly HashSet<string> MarkNames = new(StringComparer.Ordinal)
    {
        "pytest.mark.skip", "pytest.mark.skipif", "pytest.mark.xfail", "pytest.skip", "pytest.xfail", "pytest.importorskip", "pytest.skip.Exception",
        "unittest.skip", "unittest.skipIf", "unittest.skipUnless", "unittest.expectedFailure", "unittest.SkipTest", "self.skipTest",
    };

    // What a failed assertion raises is one of these.
    private static readonly string[] Swallowed = ["AssertionError", "Exception", "BaseException"];

    /// <summary>Whether the file could be read.</summary>
    public bool IsRead { get; private init; } = true;

    /// <summary>The functions that assert something, and the file itself when it does.</summary>
    public IReadOnlyList<TestFunction> Functions { get; private init; } = [];

    /// <summary>The marks in the order of the file.</summary>
    public IReadOnlyList<TestMark> Marks { get; private init; } = [];

    /// <summary>Whether a path is a test's: the names that pytest collects, and everything below a folder of tests.</summary>
    /// <param name="path">The path, with forward slashes.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsTest(string path)
    {
        var parts = path.Split('/');
        var name = parts[^1];
        return name.EndsWith(".py", StringComparison.Ordinal)
            && (parts[..^1].Any(part => part is "tests" or "test") || name.StartsWith("test_", StringComparison.Ordinal) || name.EndsWith("_test.py", StringComparison.Ordinal) || name == "conftest.py");
    }

    /// <summary>Reads a version.</summary>
    /// <param name="content">Its bytes.</param>
    /// <returns>The file; one that is not read when it is no Python, which the pre-CI checks tell.</returns>
    public static TestFile Read(byte[] content)
    {
        var module = PythonParser.Parse(content);
        if (module.Failure is not null || SourceCode.TryRead(content) is not { } code)
        {
            return new TestFile { IsRead = false };
        }

        var names = module.Imports.Where(import => import is { Level: 0, IsStar: false })
            .GroupBy(import => import.BoundName, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => FullName(group.Last()), StringComparer.Ordinal);
        var reader = new TestAssertionReader(code, line => FunctionAt(module, line), names);
        var functions = reader.Read().GroupBy(assertion => assertion.Function, StringComparer.Ordinal).Select(group => new TestFunction(group.Key, [.. group])).ToList();
        var marks = module.Calls.Select(call => new TestMark(Resolve(call.Callee, names), call.Line))
            .Concat(module.References.Select(reference => new TestMark(Resolve(reference.Target, names), reference.Line)));
        return new TestFile
        {
            Functions = functions,
            Marks = [.. marks.Where(mark => MarkNames.Contains(mark.Name)).Concat(Swallowing(code, module, functions)).OrderBy(mark => mark.Line)],
        };
    }

    private static string FullName(PythonImport import) => import.Name is { } name ? $"{import.Module}.{name}" : import.Alias is null ? import.BoundName : import.Module;

    private static string Resolve(string chain, Dictionary<string, string> names)
    {
        var dot = chain.IndexOf('.', StringComparison.Ordinal);
        var first = dot < 0 ? chain : chain[..dot];
        return names.TryGetValue(first, out var full) ? full + (dot < 0 ? string.Empty : chain[dot..]) : chain;
    }

    /// <summary>Handlers around which an assertion may fail unseen.</summary>
    private static IEnumerable<TestMark> Swallowing(SourceCode code, PythonModule module, List<TestFunction> functions) => Enumerable.Range(0, code.Count)
        .Where(token => code[token].Kind == TokenKind.Except && functions.Exists(function => function.Name == FunctionAt(module, code[token].Line)))
        .Where(token => code[token + 1].Kind == TokenKind.Colon
            || Enumerable.Range(token, code.Find(TokenKind.Colon, token, code.Count) - token).Any(at => Array.Exists(Swallowed, name => code.IsName(at, name))))
        .Select(token => new TestMark("except AssertionError", code[token].Line));

    private static string FunctionAt(PythonModule module, int line) =>
        module.Functions.Where(function => function.Line <= line && line <= function.EndLine).MaxBy(function => function.Line)?.QualifiedName ?? string.Empty;
}

/// <summary>A mark that skips a test or lets it fail.</summary>
/// <param name="Name">Its full name, such as <c>pytest.mark.skip</c>.</param>
/// <param name="Line">Its line, from 1.</param>
internal sealed record TestMark(string Name, int Line);
