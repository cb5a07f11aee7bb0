using Main2Main.Configuration;

namespace Main2Main.Tests.Impact;

/// <summary>Whether a test of the configured suites imports or mentions a file that the range touches.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class What_tests_reach
{
    private const string Use = "from host.a import go\n\ngo()\n";

    [TestCase("from plugin.use import thing\n")]
    [TestCase("from plugin import use\n")]
    [TestCase("import plugin.use\n")]
    [TestCase("def test_it(mocker):\n    mocker.patch('plugin.use.go')\n")]
    [TestCase("PATH = 'plugin/use.py'\n")]
    public async Task A_test_that_imports_or_mentions_a_file_reaches_it(string test)
    {
        using var pair = await PairAsync(("tests/test_use.py", test));

        var report = await pair.AnalyseAsync(suites: [new SuiteSettings { Name = "unit", Command = ["pytest", "tests"] }]);

        Assert.That(report.Findings.Where(finding => finding.DownstreamFile == "plugin/use.py").Select(finding => finding.Tested), Is.Not.Empty.And.All.True);
        Assert.That(report.Files.Single(file => file.Path == "plugin/use.py").Tests, Is.EqualTo(new[] { "tests/test_use.py" }));
        Assert.That(report.Findings.Where(finding => finding.DownstreamFile == "plugin/other.py").Select(finding => finding.Tested), Is.Not.Empty.And.All.False);
    }

    [Test]
    public async Task A_test_that_no_suite_runs_reaches_nothing()
    {
        using var pair = await PairAsync(("tests/fast/test_other.py", "import plugin.other\n"), ("tests/slow/test_use.py", "import plugin.use\n"));

        var report = await pair.AnalyseAsync(suites: [new SuiteSettings { Name = "fast", Command = ["bash", "-c", "pytest tests/fast -q"] }]);

        Assert.That(report.TestFiles, Is.EqualTo(1));
        Assert.That(report.Files.Where(file => file.Tests.Count > 0).Select(file => file.Path), Is.EqualTo(new[] { "plugin/other.py" }));
    }

    [Test]
    public async Task A_suite_that_names_no_test_runs_all_for_all_that_is_known()
    {
        using var pair = await PairAsync(("tests/fast/test_other.py", "import plugin.other\n"), ("tests/slow/test_use.py", "import plugin.use\n"));

        var report = await pair.AnalyseAsync(suites: [new SuiteSettings { Name = "all", Command = ["python3", "run_suite.py"] }]);

        Assert.That(report.Files.Select(file => (file.Path, file.Tests.Count)), Is.EquivalentTo(new[] { ("plugin/other.py", 1), ("plugin/use.py", 1) }));
    }

    [Test]
    public async Task Without_any_test_nothing_is_known()
    {
        using var pair = await PairAsync();

        var report = await pair.AnalyseAsync();

        Assert.That(report.Findings.Select(finding => finding.Tested), Is.Not.Empty.And.All.Null);
    }

    private static async Task<ImpactPair> PairAsync(params (string Path, string? Content)[] tests)
    {
        var pair = await ImpactPair.CreateAsync([("host/a.py", "def go():\n    return 1\n")], [("plugin/use.py", Use), ("plugin/other.py", Use), .. tests]);
        _ = await pair.ChangeAsync("Change", ("host/a.py", "def went():\n    return [1]\n"));
        return pair;
    }
}
