using Main2Main.Verification;

namespace Main2Main.Diagnosis;

/// <summary>
/// The test files that a round could not run because importing or collecting them failed, and that are past that error now:
/// what they show next was there all along.
/// </summary>
internal sealed class HiddenTests
{
    private const string Conftest = "conftest.py";
    private readonly string root;
    private readonly HashSet<string> files;
    private readonly List<string> folders;

    public HiddenTests(CiSummary before, CiSummary now, string downstream)
    {
        root = downstream.TrimEnd('/') + "/";
        var ran = before.FailedTestCases.Select(test => Relative(test.Split("::")[0])).ToHashSet();
        var still = now.CodeBugs.SelectMany(bug => bug.FailedTestFiles.Select(file => (bug.Signature, File: Relative(file)))).ToHashSet();
        var covered = before.CodeBugs.Where(bug => bug.IsCollectionError)
            .SelectMany(bug => bug.FailedTestFiles.Select(file => (bug.Signature, File: Relative(file))))
            .Where(pair => !still.Contains(pair) && !ran.Contains(pair.File))
            .Select(pair => pair.File)
            .ToList();
        files = [.. covered];
        folders =
            [.. covered.Where(file => file == Conftest || file.EndsWith("/" + Conftest, StringComparison.Ordinal)).Select(file => file[..^Conftest.Length])];
    }

    /// <summary>Whether all tests of an error were hidden. An error of no test is not.</summary>
    /// <param name="error">The error.</param>
    /// <returns>Whether the earlier round could not have shown it.</returns>
    public bool Hold(CiError error) => error.FailedTestFiles.Count > 0 && error.FailedTestFiles.Select(Relative).All(IsHidden);

    private bool IsHidden(string file) => files.Contains(file) || folders.Exists(folder => file.StartsWith(folder, StringComparison.Ordinal));

    private string Relative(string file) => file.StartsWith(root, StringComparison.Ordinal) ? file[root.Length..] : file;
}
