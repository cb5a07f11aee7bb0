using Main2Main.Configuration;
using Main2Main.Git;
using Main2Main.Impact.Usage;
using Main2Main.Python;
using Main2Main.Sources;

namespace Main2Main.Impact.Trees;

/// <summary>
/// Which files of the downstream a test of the configured suites imports or mentions. A suite whose command names no test runs, for all that can be
/// told, every one.
/// </summary>
internal sealed class SuiteTests
{
    private readonly Dictionary<string, SortedSet<string>> reaching = new(StringComparer.Ordinal);

    private SuiteTests(int count) => Count = count;

    /// <summary>How many files of tests the suites have; 0 when there are none, and nothing is known.</summary>
    public int Count { get; }

    /// <summary>The files of tests that import or mention a file of the downstream.</summary>
    public IReadOnlyCollection<string> Of(string path) => reaching.GetValueOrDefault(path) ?? [];

    /// <summary>Whether any does; null when the suites have no tests that could be read.</summary>
    public bool? Reaches(string path) => Count == 0 ? null : reaching.ContainsKey(path);

    /// <summary>Lists and reads the tests.</summary>
    /// <param name="repository">The downstream.</param>
    /// <param name="cache">Where parsed sources are kept.</param>
    /// <param name="commit">The downstream's commit or tree.</param>
    /// <param name="suites">The configured suites.</param>
    public static async Task<IReadOnlyList<PythonFile>> ReadAsync(GitRepository repository, ContractCache cache, string commit,
        IReadOnlyList<SuiteSettings> suites)
    {
        var store = new ModuleStore(repository, cache);
        var tests = (await store.ListAsync([commit], [], []))[0].Files.Where(IsTest).ToList();
        var chosen = suites.Select(suite => Chosen(tests, suite.Command)).ToList();
        var files = chosen.Exists(found => found.Count == 0) || chosen.Count == 0 ? tests : [.. chosen.SelectMany(found => found).Distinct()];
        await store.ReadAsync(files.Select(file => file.BlobId));
        store.Keep();
        _ = Parallel.ForEach(files, file => _ = file.Module);
        return files;
    }

    /// <summary>Follows what the tests import and the names that they write out.</summary>
    /// <param name="tests">The tests.</param>
    /// <param name="world">Both trees.</param>
    public static SuiteTests Of(IReadOnlyList<PythonFile> tests, CodeWorld world)
    {
        var found = new SuiteTests(tests.Count);
        var roots = world.Downstream.Select(file => file.ModuleName.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
        var paths = world.Downstream.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var (test, reached) in tests.AsParallel().AsOrdered()
            .Select(test => (test, Reached(test, world, roots, paths).Distinct(StringComparer.Ordinal).ToList())))
        {
            foreach (var path in reached)
            {
                if (!found.reaching.TryGetValue(path, out var known))
                {
                    found.reaching[path] = known = new SortedSet<string>(StringComparer.Ordinal);
                }

                _ = known.Add(test.Path);
            }
        }

        return found;
    }

    private static IEnumerable<string> Reached(PythonFile test, CodeWorld world, HashSet<string> roots, HashSet<string> paths)
    {
        var modules = test.Module.Imports.Select(import => (Module: test.AbsoluteModule(import), import.Name))
            .Where(import => roots.Contains(import.Module.Split('.')[0]));
        var imported = modules.SelectMany(import => new[] { world.Tree.FindModule(import.Module), import.Name is null or "*" ? null
            : world.Tree.Resolve(import.Module, import.Name)?.File });
        var written = test.Module.Strings.Where(text => text.Value.Contains('.', StringComparison.Ordinal) && roots.Contains(text.Value.Split('.', ':')[0]))
            .Select(text => ModuleOf(world, text.Value.Replace(':', '.')));
        return imported.Concat(written).OfType<PythonFile>().Select(file => file.Path).Concat(test.Module.Strings.Select(text => text.Value))
            .Where(paths.Contains);
    }

    /// <summary>The module that a dotted name goes through, whatever defines what it ends at.</summary>
    private static PythonFile? ModuleOf(CodeWorld world, string dotted)
    {
        for (var end = dotted.Length; end > 0; end = dotted.LastIndexOf('.', end - 1))
        {
            if (world.Tree.FindModule(dotted[..end]) is { } file)
            {
                return file;
            }
        }

        return null;
    }

    /// <summary>The tests that a command names, as a file, a folder, or a case in a file.</summary>
    private static List<PythonFile> Chosen(List<PythonFile> tests, IReadOnlyList<string> command)
    {
        var named = command.SelectMany(part => part.Split([' ', ';', '&', '|', '"', '\''], StringSplitOptions.RemoveEmptyEntries))
            .Select(word => word.Split("::")[0].TrimEnd('/')).Select(word => word.StartsWith("./", StringComparison.Ordinal) ? word[2..] : word)
            .Where(word => word.Length > 0).ToList();
        return [.. tests.Where(test => named.Exists(word => test.Path == word || test.Path.StartsWith(word + "/", StringComparison.Ordinal)))];
    }

    private static bool IsTest(PythonFile file)
    {
        var name = file.Path[(file.Path.LastIndexOf('/') + 1)..^".py".Length];
        return name.StartsWith("test_", StringComparison.Ordinal) || name.EndsWith("_test", StringComparison.Ordinal) || name == "conftest"
            || file.Path.Split('/')[..^1].Any(folder => folder is "tests" or "test");
    }
}
