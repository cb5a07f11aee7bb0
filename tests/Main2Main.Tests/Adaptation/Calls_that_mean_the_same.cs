using Main2Main.Impact;

namespace Main2Main.Tests.Adaptation;

/// <summary>An edited call says to main what the old one said, and to the release as well.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Calls_that_mean_the_same
{
    private const string Guarded = "if host_version_is(\"1.2.0\")";

    [TestCase("def get(a, timeout=2):", "def get(a, timeout=2):", "def get(a, mode, timeout=2):", "mode = 4\n    return get(3)", "return get(3, mode)")]
    [TestCase("def get(a, flag=True):", "def get(a, **options):", "def get(a):", "return get(3, flag=False)", "return get(3)")]
    [TestCase("def get(a, flag=True):", "def get(a, *rest):", "def get(a):", "return get(3, False)", "return get(3)")]
    [TestCase("def get(a, size=3):", "def get(a, size=3):", "def get(a):", "return get(1, size=4)", "return get(1)")]
    [TestCase("def get(a, size=SIZE):", "def get(a, size=SIZE):", "def get(a):", "return get(1, size=SIZE)", "return get(1)")]
    public void The_release_is_told_what_it_was_told(string before, string release, string after, string body, string now)
    {
        var edited = Case(before, after) with { Release = Host(release) };

        var text = edited.Edit($"from host.tools import get\nfrom plugin.utils import host_version_is\n\nSIZE = 7\n\n\ndef use():\n    {body}\n");

        Assert.That(text, Does.Contain(Guarded).And.Contain(now).And.Contain(body.Split('\n')[^1].Trim()));
    }

    [Test]
    public void What_the_release_has_by_itself_need_not_be_told() =>
        Assert.That((Case("def get(a, size=3):", "def get(a):") with { Release = Host("def get(a, size=3):") }).Edit("from host.tools import get\n\nget(1, size=3)\n"), Is.EqualTo("from host.tools import get\n\nget(1)\n"));

    [TestCase("use_cache", "skip_cache")]
    [TestCase("max_len", "min_len")]
    public void A_name_that_says_the_opposite_is_another_thing(string old, string now) =>
        Assert.That(Case($"def get(a, {old}=3):", $"def get(a, {now}=3):").Run($"from host.tools import get\n\nget(1, {old}=4)\n").Contents, Is.Empty);

    [TestCase("get(1,\n        left=x,\n        gone=x).name", "get(1).name")]
    [TestCase("get(1,\n        left=x,\n        gone=x)", "get(1)")]
    [TestCase("get(\n    1,\n    left=x,\n    gone=x,\n)", "get(\n    1,\n)")]
    [TestCase("get(1, left=x,\n        gone=x)", "get(1)")]
    public void Several_that_nobody_takes_go_with_their_lines(string call, string now) => Assert.That(
        Case("def get(a, left=1, gone=3):", "def get(a):").Edit($"from host.tools import get\n\nx = 1\ny = {call}\n"), Is.EqualTo($"from host.tools import get\n\nx = 1\ny = {now}\n"));

    [Test]
    public void What_waits_for_something_is_not_taken_out() => Assert.That(
        Case("def get(a, gone=3):", "def get(a):").Run("from host.tools import get\n\n\nasync def use(x):\n    return get(1, gone=await x)\n").Contents, Is.Empty);

    [Test]
    public void An_override_of_this_package_that_still_takes_an_argument_may_be_what_is_called()
    {
        const string Base = "class Base:\n    def run(self, a, gone=1):\n        return a\n";
        var lost = new CodemodCase { Before = CodemodCase.Host(("base", Base)), After = CodemodCase.Host(("base", Base.Replace(", gone=1", string.Empty, StringComparison.Ordinal))) };
        const string Own = "from host.base import Base\n\n\nclass Mine(Base):\n    def run(self, a, gone=2):\n        return gone\n\n\ndef use(one: Base):\n    return one.run(1, gone=7)\n";

        Assert.That(lost.Edit(Own), Does.Contain("one.run(1, gone=7)"));
    }

    [TestCase("class Mine(Base):\n    def __init__(self, a):\n        super().__init__(a, gone=7)\n", "super().__init__(a)")]
    [TestCase("class Mine(Base):\n    @classmethod\n    def make(cls, a, gone=2):\n        return Base.make(a, gone=gone)\n", "Base.make(a)")]
    public void What_surely_is_the_upstream_s_own_is_edited_beside_a_class_in_its_place(string own, string now)
    {
        const string Base = "class Base:\n    def __init__(self, a, gone=1):\n        self.a = a\n\n    @classmethod\n    def make(cls, a, gone=1):\n        return a\n";
        var lost = new CodemodCase { Before = CodemodCase.Host(("base", Base)), After = CodemodCase.Host(("base", Base.Replace(", gone=1", string.Empty, StringComparison.Ordinal))) };

        Assert.That(lost.Edit($"import host.base\nfrom host.base import Base\n\n\n{own}\n\nhost.base.Base = Mine\n"), Does.Contain(now));
    }

    [TestCase("class Other(Base):\n    def use(self):\n        return self.run([], tension=2)\n", false)]
    [TestCase("class Other:\n    def use(self, one):\n        return Base.run(one, [], tension=2)\n", false)]
    [TestCase("class Other:\n    def use(self, one: Base):\n        return one.run([], tension=2)\n", true)]
    public void A_call_that_never_comes_to_the_override_asks_nothing_of_it(string caller, bool edited)
    {
        const string Base = "class Base:\n    def run(self, batch):\n        return batch\n\n\n";
        var gained = new CodemodCase
        {
            Before = CodemodCase.Host(("base", Base)),
            After = CodemodCase.Host(("base", Base.Replace("(self, batch)", "(self, batch, tension=3)", StringComparison.Ordinal) + caller)),
        };

        Assert.That(gained.Run("from host.base import Base\n\n\nclass Mine(Base):\n    def run(self, batch):\n        return 0\n").Contents.Count == 1, Is.EqualTo(edited));
    }

    [TestCase("def run(self, batch):\n        return tension(batch)", "itself reads another 'tension'")]
    [TestCase("def run(self, batch, *rest):\n        return rest", "collects what is passed by position")]
    public void An_override_is_left_that_a_new_name_would_change(string own, string why)
    {
        const string Base = "class Base:\n    def use(self):\n        return self.run([])\n\n    def run(self, batch):\n        return batch\n";
        var gained = new CodemodCase
        {
            Before = CodemodCase.Host(("base", Base)),
            After = CodemodCase.Host(("base", Base.Replace("self.run([])", "self.run([], tension=2)", StringComparison.Ordinal).Replace("(self, batch)", "(self, batch, tension=3)", StringComparison.Ordinal))),
        };

        var outcome = gained.Run($"from host.base import Base\nfrom plugin.utils import tension\n\n\nclass Mine(Base):\n    {own}\n");

        Assert.That(outcome.Contents, Is.Empty);
        Assert.That(outcome.Left.Select(left => left.Why), Has.Some.Contains(why));
    }

    [Test]
    public void An_attribute_that_stands_beside_an_argument_of_its_name_is_left()
    {
        const string Data = "from dataclasses import dataclass\n\n\n@dataclass\nclass Data:\n    a: int\n    gone: int = 0\n";
        var lost = new CodemodCase
        {
            Before = CodemodCase.Host(("data", Data)),
            After = CodemodCase.Host(("data", Data.Replace("    gone: int = 0\n", string.Empty, StringComparison.Ordinal))),
            Report = new ImpactReport
            {
                UpstreamBase = "a",
                UpstreamTarget = "b",
                DownstreamCommit = "c",
                Findings =
                [
                    new ImpactFinding
                    {
                        Id = "F1", Severity = ImpactSeverity.Breaks, DownstreamFile = CodemodCase.Path, Line = 5, Usage = ImpactUsage.Construct, DownstreamSymbol = "plugin.a.use",
                        UpstreamSymbol = "host.data.Data", Member = "gone", Change = "field_removed", Suggestion = "mend it", Weight = 1,
                    },
                ],
            },
        };

        var outcome = lost.Run("from host.data import Data\n\n\ndef use(x: Data):\n    return Data(a=1, gone=2).a + x.gone\n");

        Assert.That(outcome.Contents, Is.Not.Empty);
        Assert.That(outcome.Left.Select(left => left.Finding), Is.EqualTo(new[] { "F1" }));
    }

    private static IReadOnlyDictionary<string, string> Host(string definition) => CodemodCase.Host(("tools", $"SIZE = 3\n\n\n{definition}\n    return a\n"));

    private static CodemodCase Case(string before, string after) => new() { Before = Host(before), After = Host(after) };
}
