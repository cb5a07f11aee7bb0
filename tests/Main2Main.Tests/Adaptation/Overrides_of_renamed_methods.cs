using Main2Main.Python;

namespace Main2Main.Tests.Adaptation;

/// <summary>Overrides of methods that the upstream calls by another name now.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Overrides_of_renamed_methods
{
    private const string Base = """
        from abc import ABC, abstractmethod


        class Engine(ABC):
            @abstractmethod
            def _decode(self, query, cache, depth):
                raise NotImplementedError

            def prepare(self, items, depth):
                found = [item for item in items if item.is_ready(depth)]
                return sorted(found, key=lambda item: item.rank)

            def run(self, query, cache):
                self.prepare([query], 3)
                return self._decode(query, cache, 3)

        """;

    private const string Own = """
        from host.engine import Engine


        class Mine(Engine):
            def _decode(self, query, cache, depth):
                return query, cache

            def prepare(self, items, depth):
                found = super().prepare(items, depth)
                return found[:depth]

            def again(self, query, cache):
                return self._decode(query, cache, 1), self.prepare([], 1)


        class Deeper(Mine):
            def _decode(self, query, cache, depth):
                return super()._decode(query, cache, depth + 1)

        """;

    private static readonly string Now = Renamed(Base);

    [Test]
    public void They_go_by_the_new_name_with_what_the_class_itself_calls() => Assert.That(Case().Edit(Own), Is.EqualTo(Renamed(Own)));

    [Test]
    public void For_the_release_the_old_name_leads_to_the_new_one() => Assert.That(
        (Case() with { Release = CodemodCase.Host(("engine", Base)) }).Edit(Own.Replace("        found = super().prepare(items, depth)\n", "        found = list(items)\n", StringComparison.Ordinal)),
        Is.EqualTo(Renamed(Own)
            .Replace("import Engine\n", "import Engine\n\nfrom plugin.utils import host_version_is\n", StringComparison.Ordinal)
            .Replace("        found = super().arrange(items, depth)\n", "        found = list(items)\n", StringComparison.Ordinal)
            .Replace("        return query, cache\n", "        return query, cache\n\n    if host_version_is(\"1.2.0\"):\n        _decode = forward\n", StringComparison.Ordinal)
            .Replace("        return found[:depth]\n", "        return found[:depth]\n\n    if host_version_is(\"1.2.0\"):\n        prepare = arrange\n", StringComparison.Ordinal)
            .Replace("depth + 1)\n", "depth + 1)\n\n    if host_version_is(\"1.2.0\"):\n        _decode = forward\n", StringComparison.Ordinal)));

    [Test]
    public void No_stub_is_made_for_what_goes_by_the_new_name() =>
        Assert.That(Case().Run(Own).Made.Select(edit => edit.Planned.Kind).Distinct(), Is.EquivalentTo(["renamed_override", "renamed_member"]));

    [TestCase("    def again", "    def forward(self, other):\n        return other\n\n    def again", "has a 'forward' of its own")]
    [TestCase("class Deeper", "def use(mine: Mine):\n    return mine._decode(1, 2, 3)\n\n\nclass Deeper", "plugin/a.py:17 names '_decode' too")]
    [TestCase("class Deeper", "def use(thing):\n    return thing._decode(1, 2, 3)\n\n\nclass Deeper", "plugin/a.py:17 names '_decode' too")]
    [TestCase("class Deeper", "NAME = '_decode'\n\n\nclass Deeper", "plugin/a.py:16 names '_decode' too")]
    [TestCase("def _decode(self, query, cache, depth):\n        return query", "def _decode(self, query, own_cache, more, depth):\n        return query", "an override has 'more' in the place of 'depth'")]
    public void What_is_not_sure_is_left(string text, string other, string why)
    {
        var changed = Own.Replace(text, other, StringComparison.Ordinal);

        var outcome = Case().Run(changed);

        Assert.That(outcome.Left.Select(left => left.Why), Has.Some.Contains(why));
        Assert.That(outcome.Made.Where(edit => edit.Planned.Kind == "renamed_override").Select(edit => edit.Planned.Change.Member), Has.None.EqualTo("_decode"));
    }

    [TestCase("    def again", "    alias = _decode\n\n    def again", "the body of 'Mine' names '_decode'")]
    [TestCase("    def again", "    def show(self):\n        def inner(self):\n            return self._decode(1, 2, 3)\n\n        return inner(open())\n\n    def again", "names '_decode' too")]
    [TestCase("    def again", "    def show(self):\n        self = open()\n        return self._decode(1, 2, 3)\n\n    def again", "names '_decode' too")]
    [TestCase("    def again", "    @staticmethod\n    def show(self):\n        return self._decode(1, 2, 3)\n\n    def again", "names '_decode' too")]
    public void What_may_be_half_a_rename_is_left(string text, string other, string why) => What_is_not_sure_is_left(text, other, why);

    [Test]
    public void A_mixin_s_method_keeps_its_name_and_who_calls_it_too()
    {
        var own = Own.Replace("class Mine(Engine)", "class Mixin:\n    def prepare(self, items, depth):\n        return [7]\n\n\nclass Mine(Mixin, Engine)", StringComparison.Ordinal)
            .Replace("    def prepare(self, items, depth):\n        found = super().prepare(items, depth)\n        return found[:depth]\n\n", string.Empty, StringComparison.Ordinal);

        Assert.That(Case().Run(own).Made.Where(edit => edit.Planned.Kind == "renamed_override").Select(edit => edit.Planned.Change.Member).Distinct(), Is.EqualTo(["_decode"]));
    }

    [Test]
    public void An_object_of_another_class_may_have_a_method_of_that_name()
    {
        var other = Own + "\n\nclass Reader:\n    def _decode(self):\n        return 1\n\n\ndef use(reader: Reader):\n    return reader._decode()\n";

        Assert.That(Case().Edit(other), Is.EqualTo(Renamed(Own) + other[Own.Length..]));
    }

    [Test]
    public void A_method_that_another_base_still_calls_by_the_old_name_stays()
    {
        const string Second = "\n\nclass Second:\n    def _decode(self, query, cache, depth):\n        return cache\n";
        var own = Own.Replace("class Mine(Engine)", "class Mine(Engine, Second)", StringComparison.Ordinal).Replace("import Engine", "import Engine, Second", StringComparison.Ordinal);

        var edited = new CodemodCase { Before = CodemodCase.Host(("engine", Base + Second)), After = CodemodCase.Host(("engine", Now + Second)) }.Run(own);

        Assert.That(edited.Made.Where(edit => edit.Planned.Kind == "renamed_override").Select(edit => edit.Planned.Change.Member).Distinct(), Is.EqualTo(["prepare"]));
    }

    [Test]
    public void A_demand_that_goes_by_another_name_is_told_as_renamed_and_as_demanded() => Assert.That(
        ContractDiff.Between(PythonTree.Of(CodemodCase.Host(("engine", Base))), PythonTree.Of(CodemodCase.Host(("engine", Now))))
            .Where(change => change.Symbol == "Engine").Select(change => (change.Kind, change.Member, change.NewName)),
        Is.SupersetOf(new[]
        {
            (ContractChangeKind.MemberRenamed, (string?)"_decode", (string?)"forward"), (ContractChangeKind.AbstractMemberAdded, "forward", null), (ContractChangeKind.MemberRenamed, "prepare", "arrange"),
        }));

    [TestCase("    def run", "    @abstractmethod\n    def second(self, query, cache, depth):\n        raise NotImplementedError\n\n    def run")]
    [TestCase("def forward(self, query, cache, depth)", "def forward(self, query, cache, width)")]
    public void What_may_be_another_demand_is_not(string text, string other)
    {
        var changes = ContractDiff.Between(PythonTree.Of(CodemodCase.Host(("engine", Base))), PythonTree.Of(CodemodCase.Host(("engine", Now.Replace(text, other, StringComparison.Ordinal)))));

        Assert.That(changes.Where(change => change.Kind == ContractChangeKind.MemberRenamed).Select(change => change.Member), Is.EqualTo(["prepare"]));
    }

    private static string Renamed(string text) => text.Replace("_decode", "forward", StringComparison.Ordinal).Replace("prepare", "arrange", StringComparison.Ordinal);

    private static CodemodCase Case() => new() { Before = CodemodCase.Host(("engine", Base)), After = CodemodCase.Host(("engine", Now)) };
}
