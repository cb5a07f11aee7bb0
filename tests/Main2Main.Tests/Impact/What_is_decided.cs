using Main2Main.Impact;

namespace Main2Main.Tests.Impact;

/// <summary>Changes that decide for the downstream although nothing that it uses looks different.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class What_is_decided
{
    [TestCase("def run(fast=True):\n    return fast\n", "def run(fast=False):\n    return fast\n", "from host.a import run\n\nrun()\n", true)]
    [TestCase("def run(fast=True):\n    return fast\n", "def run(fast=False):\n    return fast\n", "from host.a import run\n\nrun(fast=True)\n", false)]
    [TestCase("def is_ready(a):\n    return a > 1\n", "def is_ready(a):\n    return a > 2\n", "from host.a import is_ready\n\nis_ready(1)\n", true)]
    [TestCase("class Host:\n    def fast(self) -> bool:\n        return True\n", "class Host:\n    def fast(self) -> bool:\n        return False\n", "from host.a import Host\n\n\nclass Mine(Host):\n    pass\n", true)]
    [TestCase("class Host:\n    def fast(self) -> bool:\n        return True\n", "class Host:\n    def fast(self) -> bool:\n        return False\n", "from host.a import Host\n\n\nclass Mine(Host):\n    def fast(self) -> bool:\n        return True\n", false)]
    [TestCase("LIMIT = 1\n", "LIMIT = 2\n", "import host.a\n\nprint(host.a.LIMIT)\n", true)]
    [TestCase("MODELS = {'a': 1}\n", "MODELS = {'a': 1, 'b': 2}\n", "from host.a import MODELS\n\nprint(MODELS)\n", true)]
    [TestCase("def run():\n    return 1\n", "def run():\n    return 2\n", "from host.a import run\n\nrun()\n", false)]
    public async Task A_default_a_constant_an_entry_or_an_answer_decides_for_those_who_did_not_choose(string before, string after, string use, bool decides)
    {
        using var pair = await ImpactPair.CreateAsync([("host/a.py", before)], ("plugin/use.py", use));
        _ = await pair.ChangeAsync("Change", ("host/a.py", after));

        var report = await pair.AnalyseAsync();

        Assert.That(report.Findings.Any(finding => finding.Decides), Is.EqualTo(decides), string.Join('\n', report.Findings));
        Assert.That(ImpactFiles.Page(report).Contains("## Decided for the downstream", StringComparison.Ordinal), Is.EqualTo(decides));
    }
}
