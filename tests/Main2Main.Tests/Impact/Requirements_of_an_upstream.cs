using Main2Main.Impact.Requirements;

namespace Main2Main.Tests.Impact;

/// <summary>What the upstream requires, beside what the downstream imports and requires.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Requirements_of_an_upstream
{
    [TestCase(">=1.2", "<2", true)]
    [TestCase(">=2", "<2", false)]
    [TestCase(">1.9,<2", "<=1.9", false)]
    [TestCase("==2.9.0", ">=2.8,<3", true)]
    [TestCase("==2.9.0", "==2.8.0", false)]
    [TestCase("~=1.4.2", "<1.4.2", false)]
    [TestCase("~=1.4.2", ">=1.4.9", true)]
    [TestCase("~=1.4", ">=2", false)]
    [TestCase("==1.4.*", ">=1.5", false)]
    [TestCase("!=1.4.*", "==1.4.3", false)]
    [TestCase(">=4.56.0,<5", "!=4.57.0", true)]
    [TestCase("", "==3", true)]
    public void Two_requirements_fit_where_one_version_satisfies_both(string upstream, string own, bool fits)
    {
        var (left, right) = (VersionBounds.TryParse(upstream)!, VersionBounds.TryParse(own)!);
        Assert.That((left.Meets(right), right.Meets(left)), Is.EqualTo((fits, fits)));
    }

    [TestCase("requirements/common.txt", "numpy >= 1.26, < 3 # numbers\n", "numpy", ">=1.26,<3")]
    [TestCase("requirements.txt", "Some_Thing[extra,other]==1.0; python_version < '3.12'\n", "some-thing", "==1.0")]
    [TestCase("requirements.txt", "torch\n", "torch", "")]
    [TestCase("pyproject.toml", "requires = [\"setuptools>=61\", \"wheel\"]\n", "setuptools", ">=61")]
    [TestCase("setup.py", "setup(install_requires=['pyyaml>=6'])\n", "pyyaml", ">=6")]
    public void A_requirement_is_read_as_it_is_written(string path, string text, string name, string versions)
    {
        var found = Requirement.Read(path, text);
        Assert.That(found.Select(requirement => (requirement.Name, requirement.Versions)), Is.EqualTo(new[] { (name, versions) }));
    }

    [TestCase("-r common.txt\n")]
    [TestCase("--extra-index-url https://example.org\n")]
    [TestCase("# numpy==1\n")]
    [TestCase("thing @ https://example.org/thing.whl\n")]
    public void What_is_no_requirement_is_left_alone(string text) => Assert.That(Requirement.Read("requirements.txt", text), Is.Empty);

    [Test]
    public async Task A_changed_requirement_names_who_imports_it_and_whether_the_downstreams_own_still_fits()
    {
        using var pair = await ImpactPair.CreateAsync(
            [("requirements/common.txt", "numpy<2\npyyaml\n"), ("host/a.py", "X = 1\n")],
            ("plugin/use.py", "import numpy as np\nimport yaml\n"), ("plugin/other.py", "from numpy.linalg import norm\n"), ("pyproject.toml", "[project]\nname = \"plugin\"\ndependencies = [\n  \"numpy<2,>=1.26\",\n  \"pyyaml>=6\",\n]\n"));
        var change = await pair.ChangeAsync("Raise numpy", ("requirements/common.txt", "numpy>=2.1\npyyaml\n"), ("host/a.py", "X = 2\n"));

        var report = await pair.AnalyseAsync(requirements: ["requirements/*"]);

        var found = report.Requirements.Single();
        Assert.That((found.Name, found.UpstreamFile, found.Old, found.New), Is.EqualTo(("numpy", "requirements/common.txt", "numpy<2", "numpy>=2.1")));
        Assert.That(found.Files, Is.EqualTo(new[] { "plugin/other.py", "plugin/use.py" }));
        Assert.That(found.Own.Select(own => (own.File, own.Line, own.Text, own.Fits)), Is.EqualTo(new[] { ("pyproject.toml", 4, "numpy<2,>=1.26", (bool?)false) }));
        Assert.That(found.Commits, Is.EqualTo(new[] { change }));
    }

    [Test]
    public async Task A_requirement_that_went_fits_whatever_the_downstream_requires()
    {
        using var pair = await ImpactPair.CreateAsync([("requirements/common.txt", "numpy<2\n"), ("host/a.py", "X = 1\n")], ("plugin/use.py", "import numpy\n"), ("requirements.txt", "numpy\n"));
        _ = await pair.ChangeAsync("Drop numpy", ("requirements/common.txt", "# none\n"));

        var report = await pair.AnalyseAsync(requirements: ["requirements/*"]);

        Assert.That(report.Requirements.Select(found => (found.New, found.Own[0].Fits)), Is.EqualTo(new[] { ((string?)null, (bool?)true) }));
    }
}
