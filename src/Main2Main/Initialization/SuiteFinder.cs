using Main2Main.Git;

namespace Main2Main.Initialization;

/// <summary>Finds how the downstream is tested.</summary>
/// <param name="doubts">What Init is unsure of.</param>
internal sealed class SuiteFinder(Doubts doubts)
{
    private static readonly string[] Folders = ["tests", "test"];
    private static readonly string[] PytestFiles = ["pytest.ini", "pyproject.toml", "setup.cfg", "tox.ini"];

    /// <summary>Finds the command.</summary>
    /// <param name="files">The downstream's files.</param>
    /// <param name="package">The downstream's package.</param>
    /// <returns>The program and its arguments.</returns>
    public async Task<IReadOnlyList<string>> FindAsync(IRepositoryFiles files, FoundPackage package)
    {
        var paths = await files.ListAsync();
        var sources = paths.Where(path => path.EndsWith(".py", StringComparison.Ordinal)).ToList();
        var folder = Array.Find(Folders, name => sources.Exists(path => path.StartsWith(name + "/", StringComparison.Ordinal)));
        if (folder is null)
        {
            doubts.Add("suites", $"no folder of tests was found: the suite only compiles {package.Path}, which proves little");
            return ["python3", "-m", "compileall", "-q", package.Path];
        }

        if (paths.Any(path => Path.GetFileName(path) == "conftest.py") || await NamesPytestAsync(files))
        {
            doubts.Add("suites", $"all of {folder}/ is run by pytest; name the tests that need no hardware, or give further suites their devices");
            return ["python3", "-m", "pytest", folder];
        }

        doubts.Add("suites", $"nothing names pytest, so {folder}/ is run by unittest");
        return ["python3", "-m", "unittest", "discover", "-s", folder, "-t", "."];
    }

    private static async Task<bool> NamesPytestAsync(IRepositoryFiles files)
    {
        foreach (var file in PytestFiles)
        {
            if ((await files.ReadAsync(file))?.Contains("pytest", StringComparison.Ordinal) == true)
            {
                return true;
            }
        }

        return false;
    }
}
