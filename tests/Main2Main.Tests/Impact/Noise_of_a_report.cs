using Main2Main.Impact;
using Main2Main.Python;

namespace Main2Main.Tests.Impact;

/// <summary>What is not told, or told once.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Noise_of_a_report
{
    [TestCase("from typing import Optional\n\ndef run(a: Optional[int]) -> Optional[str]: ...\n", "def run(a: int | None) -> str | None: ...\n")]
    [TestCase("from typing import Dict, List\n\ndef run(a: Dict[str, List[int]]): ...\n", "def run(a: dict[str, list[int]]): ...\n")]
    [TestCase("import typing as t\n\ndef run(a: t.Union[int, 'Other']): ...\n", "from __future__ import annotations\n\ndef run(a: Other | int): ...\n")]
    [TestCase("import numpy as np\n\ndef run(a: np.ndarray): ...\n", "from numpy import ndarray\n\ndef run(a: ndarray): ...\n")]
    [TestCase("from typing import Callable\n\ndef run(a: Callable[[int], str]): ...\n", "import collections.abc as cabc\n\ndef run(a: cabc.Callable[[int], str]): ...\n")]
    [TestCase("def run(a): ...\n", "def run(a: int) -> None: ...\n")]
    [TestCase("class Host:\n    size: 'int' = 1\n", "class Host:\n    size: int = 1\n")]
    public void A_type_that_is_spelled_otherwise_is_the_same_type(string before, string after) => Assert.That(Between(before, after).Where(change => change.Kind != ContractChangeKind.SymbolRemoved), Is.Empty);

    [TestCase("def run(a: int): ...\n", "def run(a: str): ...\n")]
    [TestCase("def run(a: int): ...\n", "def run(a: int | None): ...\n")]
    [TestCase("from typing import Literal\n\ndef run(a: Literal['x']): ...\n", "from typing import Literal\n\ndef run(a: Literal['y']): ...\n")]
    [TestCase("def run() -> list[int]: ...\n", "def run() -> list[str]: ...\n")]
    public void Another_type_is_told(string before, string after) => Assert.That(Between(before, after), Has.Count.EqualTo(1));

    [Test]
    public async Task A_changed_body_shows_the_statements_that_changed()
    {
        using var pair = await ImpactPair.CreateAsync([("host/a.py", "def run(a):\n    # first\n    b = a + 1\n    return b\n")], ("plugin/use.py", "from host.a import run\n\nrun(1)\n"));
        _ = await pair.ChangeAsync("Change", ("host/a.py", "def run(a):\n    # another comment\n    b = a + 2\n    return b\n"));

        var finding = (await pair.AnalyseAsync()).Findings.Single();

        Assert.That((finding.Change, finding.Old, finding.New), Is.EqualTo(("body_changed", "b = a + 1", "b = a + 2")));
        Assert.That(finding.Diff, Is.EqualTo(new[] { "- b = a + 1", "+ b = a + 2" }));
    }

    [Test]
    public async Task What_one_cause_does_at_one_place_is_one_finding()
    {
        using var pair = await ImpactPair.CreateAsync([("host/a.py", "def run(a, b):\n    return a, b\n")], ("plugin/use.py", "from host.a import run\n\nfirst, second = run(1, 2)\n"));
        _ = await pair.ChangeAsync("Change", ("host/a.py", "def run(a, c, d):\n    return a, c, d\n"));

        var findings = (await pair.AnalyseAsync()).Findings;

        Assert.That(findings.Select(finding => (finding.Line, finding.Severity)), Is.EqualTo(new[] { (3, ImpactSeverity.Breaks) }));
        Assert.That(findings[0].Also, Does.Contain("body changed"));
    }

    [Test]
    public async Task Nobody_is_told_to_do_without_what_went_elsewhere()
    {
        const string thing = "class Thing:\n    def grow(self, by):\n        self.size = self.size + by\n        return self.size\n";
        using var pair = await ImpactPair.CreateAsync(
            [("host/a.py", "from host.b import Thing\n"), ("host/b.py", thing)], ("plugin/use.py", "from host.a import Thing\n\nThing().grow(1)\n"));
        _ = await pair.ChangeAsync("Move", ("host/a.py", "X = 1\n"), ("host/b.py", null), ("host/c.py", "Y = 1\n" + thing));

        var findings = (await pair.AnalyseAsync()).Findings;

        Assert.That(findings.Select(finding => finding.Suggestion), Is.EqualTo(new[] { "Import from host.c instead of host.b." }));
    }

    [Test]
    public void A_field_of_another_value_is_no_new_name()
    {
        Assert.That(Between("class Host:\n    max_size: int = 4\n", "class Host:\n    max_depth: int = 9\n").Select(change => change.Kind), Is.EquivalentTo(new[] { ContractChangeKind.FieldRemoved, ContractChangeKind.FieldAdded }));
        Assert.That(Between("class Host:\n    max_size: int = 4\n", "class Host:\n    size: int = 4\n").Select(change => change.Kind), Is.EqualTo(new[] { ContractChangeKind.FieldRenamed }));
    }

    [Test]
    public async Task Findings_and_files_go_by_severity_and_what_stands_on_a_subclass_alone_comes_last()
    {
        const string before = "class Host:\n    def run(self):\n        return 1\n\n\ndef gone():\n    return 1\n\n\ndef call():\n    return 1\n";
        using var pair = await ImpactPair.CreateAsync(
            [("host/a.py", before)],
            ("plugin/a_subclass.py", "from host.a import Host\n\n\nclass Mine(Host):\n    pass\n"),
            ("plugin/b_call.py", "from host.a import call\n\ncall()\n"),
            ("plugin/c_import.py", "from host.a import gone\n"));
        _ = await pair.ChangeAsync("Change", ("host/a.py", before.Replace("return 1", "return 2", StringComparison.Ordinal).Replace("def gone():\n    return 2\n", string.Empty, StringComparison.Ordinal)));

        var report = await pair.AnalyseAsync();

        Assert.That(report.Files.Select(file => file.Path), Is.EqualTo(new[] { "plugin/c_import.py", "plugin/b_call.py", "plugin/a_subclass.py" }));
        Assert.That(report.Findings.Select(finding => finding.Severity), Is.Ordered);
        Assert.That(report.Findings[0].DownstreamFile, Is.EqualTo("plugin/c_import.py"));
    }

    [Test]
    public async Task What_did_not_fit_before_the_range_is_told_apart()
    {
        using var pair = await ImpactPair.CreateAsync([("host/a.py", "X = 1\n")], ("plugin/use.py", "from host.a import never\n"));
        _ = await pair.ChangeAsync("Change", ("host/a.py", "X = 2\n"));

        var report = await pair.AnalyseAsync();

        Assert.That(report.Debt.Select(place => (place.DownstreamFile, place.Line, place.UpstreamSymbol)), Is.EqualTo(new[] { ("plugin/use.py", 1, "host.a.never") }));
        Assert.That(report.Findings, Has.None.Property(nameof(ImpactFinding.Severity)).EqualTo(ImpactSeverity.Breaks));
    }

    private static IReadOnlyList<ContractChange> Between(string before, string after) => ContractDiff.Between(Tree(before), Tree(after));

    private static PythonTree Tree(string text) => PythonTree.Of(new Dictionary<string, string>(StringComparer.Ordinal) { ["host/a.py"] = text });
}
