using Main2Main.Impact;

namespace Main2Main.Tests.Impact;

/// <summary>What raises or gives a wrong value for certain, in the forms that people write it.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Certain_breaks
{
    private const string Pair = "class Host:\n    def get(self, n) -> tuple[list, int]:\n        return [n], n\n\n\ndef pick(n):\n    return n, n\n\n\nasync def fetch(n) -> tuple[int, int]:\n    return n, n\n";
    private const string Grown = "class Host:\n    def get(self, n) -> tuple[list, int, int]:\n        return [n], n, 0\n\n\ndef pick(n):\n    return n, n, n\n\n\nasync def fetch(n) -> tuple[int, int, int]:\n    return n, n, n\n";
    private const string Run = "class Host:\n    def run(self, first, second=2, third=3):\n        return first, second, third\n\n    @staticmethod\n    def make(first, second=2):\n        return first\n\n    @classmethod\n    def build(cls, first, second=2):\n        return first\n\n\ndef go(first, second=2):\n    return first\n";
    private const string Point = "from dataclasses import dataclass\nfrom typing import NamedTuple\n\n\n@dataclass\nclass Box:\n    size: int\n    name: str\n\n\nclass Point(NamedTuple):\n    left: int\n    top: str\n";
    private const string Mine = "from host.a import Host\n\n\nclass Mine(Host):\n";

    private static readonly string Inserted = Run.Replace("first, second=2", "first, extra=0, second=2", StringComparison.Ordinal);
    private static readonly string Swapped = Point.Replace("    size: int\n    name: str\n", "    name: str\n    size: int\n", StringComparison.Ordinal).Replace("    left: int\n    top: str\n", "    top: str\n    left: int\n", StringComparison.Ordinal);

    private static readonly Row[] Rows =
    [
        new("a value is unpacked in an inherited method", Pair, Grown, Mine + "    def use(self):\n        found, count = self.get(1)\n        return found\n", 6),
        new("a value is unpacked from super", Pair, Grown, Mine + "    def get(self, n):\n        found, count = super().get(n)\n        return found, count, 0\n", 6),
        new("a function's result without an annotation", Pair, Grown, "from host.a import pick\n\nleft, right = pick(1)\n", 3),
        new("a function's result through its module", Pair, Grown, "import host.a as engine\n\n\ndef use():\n    (left, right) = engine.pick(1)\n    return left\n", 5),
        new("an awaited result", Pair, Grown, "from host.a import fetch\n\n\nasync def use():\n    left, right = await fetch(1)\n    return left\n", 5),
        new("a field's method", Pair, Grown, "from host.a import Host\n\n\nclass Other:\n    def __init__(self):\n        self.host = Host()\n\n    def use(self):\n        found, count = self.host.get(1)\n        return found\n", 9),
        new("what a helper of a patch is handed", Pair, Grown, "from host.a import Host\n\n\ndef helper(one):\n    found, count = one.get(1)\n    return found\n\n\ndef own(self, n):\n    return helper(self)\n\n\nHost.run = own\n", 5),
        new("what a helper is handed by everybody", Pair, Grown, "from host.a import Host\n\n\ndef helper(one):\n    found, count = one.get(1)\n    return found\n\n\ndef first():\n    host = Host()\n    return helper(host)\n\n\ndef second(host: Host):\n    return helper(host)\n", 5),
        new("the last part by its number", Grown, Pair, "from host.a import pick\n\nlast = pick(1)[2]\n", 3),
        new("a result is compared", Pair, Grown, "from host.a import pick\n\nassert pick(1) == (1, 1)\n", 3),
        new("a part that is indexed later", Grown, Pair, "from host.a import pick\n\n\ndef use():\n    found = pick(1)\n    return found[2]\n", 6),
        new("a tuple became one value", "def pick(n) -> tuple[int, int]:\n    return n, n\n", "def pick(n) -> int:\n    return n\n", "from host.a import pick\n\nleft, right = pick(1)\n", 3),
        new("a tuple became an object", "def pick(n) -> tuple[int, int]:\n    return n, n\n", "class Found:\n    left: int = 1\n\n\ndef pick(n) -> Found:\n    return Found()\n", "from host.a import pick\n\nleft, right = pick(1)\n", 3),
        new("one value became a tuple that is unpacked by nobody", "class Jar:\n    def fill(self):\n        return 1\n\n\ndef pick() -> Jar:\n    return Jar()\n", "class Jar:\n    def fill(self):\n        return 1\n\n\ndef pick() -> tuple[Jar, int]:\n    return Jar(), 1\n", "from host.a import pick\n\npick().fill()\n", 3),

        new("positions of a function", Run, Inserted, "from host.a import go\n\ngo(1, 2)\n", 3),
        new("positions of a static method", Run, Inserted, "from host.a import Host\n\nHost.make(1, 2)\n", 3),
        new("positions of a class method", Run, Inserted, "from host.a import Host\n\nHost.build(1, 2)\n", 3),
        new("positions through super", Run, Inserted, Mine + "    def run(self, first, second=2, third=3):\n        return super().run(first, second, third)\n", 6),
        new("positions of a constructor", "class Host:\n    def __init__(self, size=1, name=''):\n        pass\n", "class Host:\n    def __init__(self, depth=0, size=1, name=''):\n        pass\n", "from host.a import Host\n\nhost = Host(1, 'x')\n", 3),
        new("positions of an inherited constructor", "class Host:\n    def __init__(self, size=1, name=''):\n        pass\n", "class Host:\n    def __init__(self, depth=0, size=1, name=''):\n        pass\n", Mine + "    pass\n\n\nhost = Mine(1, 'x')\n", 8),
        new("positions of a constructor through super", "class Host:\n    def __init__(self, size=1, name=''):\n        pass\n", "class Host:\n    def __init__(self, depth=0, size=1, name=''):\n        pass\n", Mine + "    def __init__(self):\n        super().__init__(1, 'x')\n", 6),
        new("positions that are swapped", Run, Run.Replace("first, second=2):\n    return", "second=2, first=1):\n    return", StringComparison.Ordinal), "from host.a import go\n\ngo(1, 2)\n", 3),
        new("positions bound beforehand", Run, Inserted, "from functools import partial\n\nfrom host.a import go\n\nstart = partial(go, 1, 2)\n", 5),

        new("a constructor is skipped without a call", Sized(string.Empty), Sized("        self.depth = 2\n"), Mine + "    def __init__(self):\n        self.size = 3\n", 4),
        new("a constructor is skipped for its base", "class Root:\n    def __init__(self):\n        pass\n\n\n" + Sized(string.Empty, "Root"), "class Root:\n    def __init__(self):\n        pass\n\n\n" + Sized("        self.depth = 2\n", "Root"), "from host.a import Host, Root\n\n\nclass Mine(Host):\n    def __init__(self):\n        Root.__init__(self)\n        self.size = 3\n", 4),
        new("a constructor is skipped by super of it", "class Root:\n    def __init__(self):\n        pass\n\n\n" + Sized(string.Empty, "Root"), "class Root:\n    def __init__(self):\n        pass\n\n\n" + Sized("        self.depth = 2\n", "Root"), "from host.a import Host\n\n\nclass Mine(Host):\n    def __init__(self):\n        super(Host, self).__init__()\n        self.size = 3\n", 4),
        new("a constructor is skipped and an inherited method comes to it through another", Sized(string.Empty).Replace("def run", "def go(self):\n        return self._run()\n\n    def _run", StringComparison.Ordinal),
            Sized("        self.depth = 2\n").Replace("def run", "def go(self):\n        return self._run()\n\n    def _run", StringComparison.Ordinal), Mine + "    def __init__(self):\n        self.size = 3\n", 4),
        new("a constructor is skipped further below", Sized(string.Empty), Sized("        self.depth = 2\n"), Mine + "    def __init__(self):\n        self.size = 3\n\n\nclass Further(Mine):\n    pass\n", 4),
        new("a helper of the constructor sets it", Sized(string.Empty), Sized("        self.prepare()\n", string.Empty, "    def prepare(self):\n        self.depth = 2\n\n"), Mine + "    def __init__(self):\n        self.size = 3\n", 4),
        new("a field that was there is read for the first time", Sized("        self.depth = 2\n").Replace(" + self.depth", string.Empty, StringComparison.Ordinal), Sized("        self.depth = 2\n"), Mine + "    def __init__(self):\n        self.size = 3\n", 4),

        new("a required keyword is new", Run, Run.Replace("third=3", "third=3, *, mode", StringComparison.Ordinal) + "\n\ndef start(host):\n    host.run(1, mode='x')\n", Mine + "    def run(self, first, second=2, third=3):\n        return 1\n", 5),
        new("a keyword reaches an override through open arguments", "class Host:\n    def run(self, first, **rest):\n        return first\n\n\ndef start(host):\n    host.run(1)\n", "class Host:\n    def run(self, first, **rest):\n        return first\n\n\ndef start(host):\n    host.run(1, mode='x')\n", Mine + "    def run(self, first):\n        return 1\n", 5),
        new("a keyword reaches an override from another file", Run, Run.Replace("third=3", "third=3, mode=None", StringComparison.Ordinal), Mine + "    def run(self, first, second=2, third=3):\n        return 1\n", 5, ("host/b.py", "def start(host):\n    host.run(1)\n", "def start(host):\n    host.run(1, mode='x')\n")),
        new("a keyword reaches an override of a class method", Run, Run.Replace("cls, first, second=2", "cls, first, second=2, *, mode", StringComparison.Ordinal) + "\n\ndef start():\n    Host.build(1, mode=2)\n", Mine + "    @classmethod\n    def build(cls, first, second=2):\n        return 1\n", 6),
        new("a keyword reaches an override two classes down", Run, Run.Replace("third=3", "third=3, *, mode", StringComparison.Ordinal) + "\n\ndef start(host):\n    host.run(1, mode='x')\n", Mine + "    pass\n\n\nclass Further(Mine):\n    def run(self, first, second=2, third=3):\n        return 1\n", 9),

        new("a patch as a decorator", "X = 1\n", null, "from unittest import mock\n\n\n@mock.patch('host.a.X', 2)\ndef test_x():\n    pass\n", 4, ("host/c.py", null, "X = 1\n")),
        new("a patch of a fixture", "X = 1\n", null, "def test_x(mocker):\n    mocker.patch('host.a.X')\n", 2, ("host/c.py", null, "X = 1\n")),
        new("a patch of an imported name", "X = 1\n", null, "from unittest.mock import patch\n\n\ndef test_x():\n    with patch('host.a.X'), patch('host.b.Z'):\n        pass\n", 5, ("host/c.py", null, "X = 1\n")),
        new("a patch of a dictionary", "X = {}\n", null, "from unittest.mock import patch\n\n\n@patch.dict('host.a.X', {'a': 1})\ndef test_x():\n    pass\n", 4, ("host/c.py", null, "X = {}\n")),
        new("an attribute of a fixture's text", "class Host:\n    limit = 1\n", null, "def test_x(monkeypatch):\n    monkeypatch.setattr('host.a.Host.limit', 2)\n", 2, ("host/c.py", null, "class Host:\n    limit = 1\n")),
        new("a patched object's lost attribute", Run, Run.Replace("def go(", "def start(", StringComparison.Ordinal), "import host.a\n\n\ndef test_x(monkeypatch):\n    monkeypatch.setattr(host.a, 'go', None)\n", 5),
        new("a patched class's lost method", Run, Run.Replace("def make(", "def form(", StringComparison.Ordinal), "from unittest import mock\n\nfrom host.a import Host\n\n\ndef test_x():\n    with mock.patch.object(Host, 'make'):\n        pass\n", 7),
        new("a module that is imported by text", "X = 1\n", null, "import importlib\n\nmodule = importlib.import_module('host.a')\n", 3, ("host/c.py", null, "X = 1\n")),
        new("a registry of pairs", "class Host:\n    pass\n", null, "MODELS = {'h': ('host.a', 'Host')}\n", 1, ("host/c.py", null, "class Host:\n    pass\n")),
        new("a registry's call", "class Host:\n    pass\n", null, "from host.b import register\n\nregister('h', 'host.a:Host')\n", 3, ("host/b.py", "def register(name, path):\n    pass\n", "def register(name, path):\n    pass\n"), ("host/c.py", null, "class Host:\n    pass\n")),
        new("a package that moved under a text", "X = 1\n", "X = 1\n", "def test_x(mocker):\n    mocker.patch('host.old.part.run')\n", 2, ("host/old/__init__.py", "", null), ("host/old/part.py", "def run():\n    return 1\n", null), ("host/fresh/__init__.py", null, ""), ("host/fresh/part.py", null, "def run():\n    return 1\n")),

        new("a chain to a function", "def go():\n    return 1\n", null, "import host\n\n\ndef use():\n    return host.a.go()\n", 5, ("host/c.py", null, "def go():\n    return 1\n")),
        new("a chain to a base class", "class Host:\n    pass\n", null, "import host\n\n\nclass Mine(host.a.Host):\n    pass\n", 4, ("host/c.py", null, "class Host:\n    pass\n")),
        new("a chain to a decorator", "def mark(f):\n    return f\n", null, "import host\n\n\n@host.a.mark\ndef use():\n    pass\n", 4, ("host/c.py", null, "def mark(f):\n    return f\n")),
        new("a chain through an alias", "LIMIT = 1\n", "LIMITS = [1]\n", "import host as engine\n\nlimit = engine.a.LIMIT\n", 3),
        new("a chain into a default", "LIMIT = 1\n", "LIMITS = [1]\n", "import host\n\n\ndef use(limit=host.a.LIMIT):\n    return limit\n", 4),

        new("fields of a data class that are swapped", Point, Swapped, "from host.a import Box\n\nbox = Box(1, 'x')\n", 3),
        new("parts of a named tuple that are swapped", Point, Swapped, "from host.a import Point\n\n\ndef use(point: Point):\n    left, top = point\n    return left\n", 5),
        new("a part of a named tuple by its number", Point, Swapped, "from host.a import Point\n\n\ndef use(point: Point):\n    return point[0]\n", 5),
        new("a named tuple made by its positions", Point, Swapped, "from host.a import Point\n\npoint = Point(1, 'x')\n", 3),
        new("a field of a data class that is inserted", Point, Point.Replace("    size: int\n", "    depth: int\n    size: int\n", StringComparison.Ordinal), "from host.a import Box\n\nbox = Box(1, 'x')\n", 3),
        new("a data class that takes names alone", Point, Point.Replace("@dataclass\n", "@dataclass(kw_only=True)\n", StringComparison.Ordinal), "from host.a import Box\n\nbox = Box(1, 'x')\n", 3),

        new("a field that loses its default", Sorted("size: int = 1"), Sorted("size: int"), "from host.a import Box\n\nbox = Box(name='x')\n", 3),
        new("a field whose description loses its default", Sorted("size: int = field(default=1)"), Sorted("size: int = field(repr=False)"), "from host.a import Box\n\nbox = Box(name='x')\n", 3),
        new("a field of a model that loses its default", Model("size: int = 1"), Model("size: int = Field(gt=0)"), "from host.a import Box\n\nbox = Box(name='x')\n", 3),
        new("a field that the constructor does not take any more", Sorted("size: int = 1"), Sorted("size: int = field(default=1, init=False)"), "from host.a import Box\n\nbox = Box(name='x', size=2)\n", 3),
        new("a field that became the class's own", Sorted("size: int = 1"), Sorted("size: ClassVar[int] = 1"), "from host.a import Box\n\nbox = Box(name='x', size=2)\n", 3),
        new("a field that is given by name alone", Point, Point.Replace("    name: str", "    name: str = field(kw_only=True)", StringComparison.Ordinal), "from host.a import Box\n\nbox = Box(1, 'x')\n", 3),
        new("a field of a base that loses its default", Sorted("size: int = 1"), Sorted("size: int"), "from host.a import Box\n\n\nclass Mine(Box):\n    pass\n\n\nbox = Mine(name='x')\n", 8),

        new("a field of a base of the upstream's that loses its default", Sorted("size: int = 1") + "\n\nclass Crate(Box):\n    pass\n", Sorted("size: int") + "\n\nclass Crate(Box):\n    pass\n", "from host.a import Crate\n\nbox = Crate(name='x')\n", 3),
        new("a tuple that a name holds", Held("n, n"), Held("n, n, n"), "from host.a import pick\n\nleft, right = pick(1)\n", 3),
        new("an object that is called", Called("n"), Called("n, m"), "from host.a import Host\n\nhost = Host()\n\n\ndef use():\n    return host(1)\n", 7),
        new("a field that is called", Called("n"), Called("n, m"),
            "from host.a import Host\n\n\nclass Other:\n    def __init__(self):\n        self.host = Host()\n\n    def use(self):\n        return self.host(1)\n", 9),
        new("a layer that is called", Layer("x"), Layer("x, mask"), Layered, 9),
        new("a layer's result that is unpacked", Layer("x").Replace("return x", "return x, 1", StringComparison.Ordinal), Layer("x").Replace("return x", "return x, 1, 2", StringComparison.Ordinal),
            Layered.Replace("return self.layer(x)", "left, right = self.layer(x)", StringComparison.Ordinal), 9),
        new("a decorator that takes options now", "def mark(run):\n    return run\n", "def mark(*, name):\n    return lambda run: run\n", "from host.a import mark\n\n\n@mark\ndef use():\n    return 1\n", 4),
        new("a name that is read by its text", Run, Run.Replace("def go(", "def start(", StringComparison.Ordinal), "import host.a\n\n\ndef use():\n    return getattr(host.a, 'go')(1)\n", 5),
        new("a field above a class that is made by its positions", Point, Swapped, "from host.a import Box\n\n\nclass Mine(Box):\n    pass\n\n\nbox = Mine(1, 'x')\n", 8),
    ];

    private static IEnumerable<TestCaseData> Cases => Rows.Select((row, index) => new TestCaseData(index).SetArgDisplayNames(row.Name));

    [TestCaseSource(nameof(Cases))]
    public async Task What_raises_for_certain_is_rated_so(int index)
    {
        var row = Rows[index];
        var others = row.Others.ToList();
        using var pair = await ImpactPair.CreateAsync(
            [("host/a.py", row.Before), .. others.Exists(file => file.Path == "host/b.py") ? [] : new (string, string?)[] { ("host/b.py", "Z = 1\n") }, .. others.Where(file => file.Before is not null).Select(file => (file.Path, file.Before))], ("plugin/use.py", row.Use));
        _ = await pair.ChangeAsync("Change", [("host/a.py", row.After), .. others.Select(file => (file.Path, file.After))]);

        var report = await pair.AnalyseAsync();

        var there = report.Findings.Where(finding => finding.DownstreamFile == "plugin/use.py" && finding.Line == row.Line).ToList();
        Assert.That(there.Select(finding => finding.Severity), Has.Some.EqualTo(ImpactSeverity.Breaks), string.Join('\n', report.Findings));
        Assert.That(report.Findings[0].Severity, Is.EqualTo(ImpactSeverity.Breaks));
    }

    [TestCase("    def pick(n):\n        return n, n, n\n\n")]
    [TestCase("    pick = choose(1) or choose(2)\n")]
    [TestCase("    for pick in choose(1):\n        pass\n")]
    [TestCase("    try:\n        choose(1)\n    except ValueError as pick:\n        pass\n")]
    public async Task A_name_that_a_function_binds_itself_is_not_the_upstream_s(string binding)
    {
        using var pair = await ImpactPair.CreateAsync([("host/a.py", Pair)], ("plugin/use.py", $"from host.a import pick\n\n\ndef use(choose):\n{binding}    left, right = pick(1)\n    return left\n"),
            ("plugin/other.py", "from host.a import pick\n\n\ndef use():\n    left, right = pick(1)\n    return left\n"));
        _ = await pair.ChangeAsync("Change", ("host/a.py", Grown));

        var report = await pair.AnalyseAsync();

        Assert.That(report.Findings.Where(finding => finding.Severity == ImpactSeverity.Breaks).Select(finding => finding.DownstreamFile).Distinct(), Is.EqualTo(["plugin/other.py"]));
    }

    [TestCase("    return [pick(1) for pick in [abs]]\n")]
    [TestCase("    return {pick(1): 2 for pick in [abs]}\n")]
    [TestCase("    return list(pick(1)[1] for pick in [abs])\n")]
    [TestCase("    left, right = (lambda pick: pick(1))(abs)\n    return left\n")]
    [TestCase("    return sorted(choose, key=lambda pick: pick(1)[2])\n")]
    public async Task A_name_of_an_expression_s_own_is_not_the_upstream_s(string body)
    {
        using var pair = await ImpactPair.CreateAsync([("host/a.py", "def pick(n):\n    return n\n")], ("plugin/use.py", $"from host.a import pick\n\n\ndef use(choose):\n{body}"),
            ("plugin/other.py", "from host.a import pick\n\n\ndef use():\n    return [pick(n) for n in [1]]\n"));
        _ = await pair.ChangeAsync("Change", ("host/a.py", "def pick(n, m):\n    return n\n"));

        var report = await pair.AnalyseAsync();

        Assert.That(report.Findings.Where(finding => finding.Severity == ImpactSeverity.Breaks).Select(finding => finding.DownstreamFile).Distinct(), Is.EqualTo(["plugin/other.py"]));
    }

    [TestCase("    for host in choose([Own(5)]):\n        host.get(1)\n")]
    [TestCase("    with Own(2) as host:\n        host.get(1)\n")]
    [TestCase("    try:\n        choose()\n    except ValueError as host:\n        host.get(1)\n")]
    [TestCase("    host = Own(4)\n    host.get(1)\n")]
    [TestCase("    return [host.get(1) for host in [Own(5)]]\n")]
    [TestCase("    return sorted(choose, key=lambda host: host.get(1))\n")]
    public async Task A_parameter_that_is_bound_again_is_no_object_of_its_first_class(string body)
    {
        using var pair = await ImpactPair.CreateAsync([("host/a.py", "class Host:\n    def get(self, n):\n        return n\n")],
            ("plugin/use.py", $"from host.a import Host\n\n\nclass Own:\n    def get(self, n):\n        return n\n\n\ndef use(host: Host, choose):\n{body}"),
            ("plugin/other.py", "from host.a import Host\n\n\ndef use(host: Host, choose):\n    host = choose(host)\n    return host.get(1)\n"));
        _ = await pair.ChangeAsync("Change", ("host/a.py", "class Host:\n    def get(self, n, m):\n        return n\n"));

        var report = await pair.AnalyseAsync();

        Assert.That(report.Findings.Where(finding => finding.Severity == ImpactSeverity.Breaks).Select(finding => finding.DownstreamFile).Distinct(), Is.EqualTo(["plugin/other.py"]));
    }

    [Test]
    public async Task A_method_that_only_replaced_ones_call_breaks_nothing()
    {
        static string Host(string more, string read) => $"class Host:\n    def __init__(self):\n        self.size = 1\n{more}\n    def run(self):\n        return self._count()\n\n    def _count(self):\n        return self.size{read}\n";
        using var pair = await ImpactPair.CreateAsync([("host/a.py", Host(string.Empty, string.Empty))],
            ("plugin/use.py", Mine + "    def __init__(self):\n        self.size = 3\n\n    def run(self):\n        return 0\n"),
            ("plugin/other.py", Mine + "    def __init__(self):\n        self.size = 3\n\n    def run(self):\n        return super().run()\n"));
        _ = await pair.ChangeAsync("Change", ("host/a.py", Host("        self.depth = 2\n", " + self.depth")));

        var report = await pair.AnalyseAsync();

        Assert.That(report.Findings.Where(finding => finding.Severity == ImpactSeverity.Breaks).Select(finding => finding.DownstreamFile).Distinct(), Is.EqualTo(["plugin/other.py"]));
    }

    private const string Layered =
        "from host.a import Layer\n\n\nclass Other:\n    def __init__(self):\n        self.layer = Layer()\n\n    def use(self, x):\n        return self.layer(x)\n";

    private static string Held(string values) => $"def pick(n):\n    found = ({values})\n    return found\n";

    private static string Sorted(string field) =>
        $"from dataclasses import dataclass, field\nfrom typing import ClassVar\n\n\n@dataclass(kw_only=True)\nclass Box:\n    name: str\n    {field}\n";

    private static string Model(string field) => $"from pydantic import BaseModel, Field\n\n\nclass Box(BaseModel):\n    name: str\n    {field}\n";

    private static string Called(string parameters) => $"class Host:\n    def __call__(self, {parameters}):\n        return n\n";

    private static string Layer(string parameters) => $"from torch import nn\n\n\nclass Layer(nn.Module):\n    def forward(self, {parameters}):\n        return x\n";

    private static string Sized(string more, string above = "", string helper = "") =>
        $"class Host{(above.Length == 0 ? string.Empty : $"({above})")}:\n    def __init__(self):\n        self.size = 1\n{more}\n{helper}    def run(self):\n        return self.size{(more.Length > 0 ? " + self.depth" : string.Empty)}\n";

    private sealed record Row(string Name, string Before, string? After, string Use, int Line, params (string Path, string? Before, string? After)[] Others);
}
