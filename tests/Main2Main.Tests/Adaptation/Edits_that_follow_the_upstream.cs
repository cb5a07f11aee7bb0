using Main2Main.Impact;

namespace Main2Main.Tests.Adaptation;

/// <summary>What Suggest edits beyond contracts: it does as the upstream did in its own code.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Edits_that_follow_the_upstream
{
    [Test]
    public void A_class_that_has_become_another_is_replaced_behind_its_module_s_name_too()
    {
        const string Nodes = "class TryExcept:\n    body = []\n\n\nclass TryFinally:\n    rest = []\n";
        const string Walk = "from host.nodes import TryExcept\n\n\ndef fits(node):\n    return isinstance(node, TryExcept)\n";
        var merged = new CodemodCase
        {
            FollowsUpstream = true,
            Before = CodemodCase.Host(("nodes", Nodes), ("walk", Walk)),
            After = CodemodCase.Host(("nodes", "class Try:\n    body, rest, more, still, others = [], [], 1, 2, 3\n"), ("walk", Walk.Replace("TryExcept", "Try", StringComparison.Ordinal))),
        };

        Assert.That(merged.Edit("from host import nodes\n\n\ndef mine(one):\n    return isinstance(one, nodes.TryExcept), one.nodes.TryExcept\n"), Is.EqualTo(
            "from host import nodes\n\n\ndef mine(one):\n    return isinstance(one, nodes.Try), one.nodes.TryExcept\n"));
    }

    [TestCase("plan", "rows", true)]
    [TestCase("open", "close", false)]
    public void A_class_in_the_place_of_another_is_that_one_where_most_of_its_methods_are(string first, string second, bool edited)
    {
        const string Old = "class OldLines:\n    def plan(self):\n        return [1, 2, 3]\n\n    def rows(self):\n        return self.plan()[0]\n\n\n";
        var replaced = new CodemodCase
        {
            FollowsUpstream = true,
            Before = CodemodCase.Host(("lines", Old)),
            After = CodemodCase.Host(("lines", $"class NewLines:\n    def {first}(self):\n        return sorted(name for name in dir(self) if name)\n\n    def {second}(self):\n        yield from ()\n\n\n")),
        };
        const string Own = "import host.lines\n\n\ndef mine():\n    return host.lines.OldLines\n";

        Assert.That(replaced.Edit("from host.lines import OldLines\n\nx = OldLines()\n").Contains("OldLines", StringComparison.Ordinal), Is.EqualTo(!edited));
        Assert.That(replaced.Edit(Own), Is.EqualTo(edited ? Own.Replace("OldLines", "NewLines", StringComparison.Ordinal) : Own));
    }

    private const string Worker = """
        from host.envs import is_fixed


        class Worker:
            def run(self, batch):
                fast = is_fixed()
                cache = self.cache[0]
                return self.plan(batch, fast, cache)

            def sort(self, batch):
                return sorted(batch) if is_fixed() else batch

            def plan(self, batch, fast, cache):
                return batch


        """;

    [Test]
    public void An_expression_that_the_upstream_has_replaced_throughout_is_replaced_with_its_import()
    {
        var replaced = Case(("from host.envs import is_fixed", "import host.envs as envs"), ("is_fixed()", "envs.FIXED")) with
        {
            Before = CodemodCase.Host(("worker", Worker), ("envs", "def is_fixed():\n    return True\n")),
            After = CodemodCase.Host(("worker", Changed(("from host.envs import is_fixed", "import host.envs as envs"), ("is_fixed()", "envs.FIXED"))), ("envs", "FIXED = True\n")),
        };

        Assert.That(
            replaced.Edit("from host.envs import is_fixed\n\n\ndef choose(rows):\n    return rows if is_fixed() else None\n"),
            Is.EqualTo("import host.envs as envs\n\n\ndef choose(rows):\n    return rows if envs.FIXED else None\n"));
    }

    [Test]
    public void An_import_that_goes_with_its_uses_is_not_left_as_well()
    {
        var outcome = Fixed([]).Run(Choose);

        Assert.That(outcome.Left, Is.Empty);
        Assert.That(outcome.Made.Select(edit => edit.Planned.Change.FullName).Distinct(), Is.EqualTo(new[] { "host.envs.is_fixed" }));
    }

    [Test]
    public void What_a_finding_names_is_left_only_where_it_still_stands_after_the_edits()
    {
        var outcome = Fixed([Finding("F1", 1, "host.envs.is_fixed"), Finding("F2", 5, "host.envs.is_fixed"), Finding("F3", 5, "host.rows.rows"), Finding("F4", 4, "host.envs.is_fixed")]).Run(Choose);

        Assert.That(outcome.Left.Select(left => left.Finding), Is.EqualTo(new[] { "F3", "F4" }));
    }

    private const string Choose = "from host.envs import is_fixed\n\n\ndef choose(rows):\n    return rows if is_fixed() else None\n";

    private static CodemodCase Fixed(IReadOnlyList<ImpactFinding> findings)
    {
        var changes = new[] { ("from host.envs import is_fixed", "import host.envs as envs"), ("is_fixed()", "envs.FIXED") };
        return Case(changes) with
        {
            Before = CodemodCase.Host(("worker", Worker), ("envs", "def is_fixed():\n    return True\n"), ("above", "from host.envs import is_fixed\n")),
            After = CodemodCase.Host(("worker", Changed(changes)), ("envs", "FIXED = True\n"), ("above", string.Empty)),
            Report = new ImpactReport { UpstreamBase = "a", UpstreamTarget = "b", DownstreamCommit = "c", Findings = findings },
        };
    }

    private static ImpactFinding Finding(string id, int line, string symbol) => new()
    {
        Id = id,
        Severity = ImpactSeverity.Breaks,
        DownstreamFile = CodemodCase.Path,
        Line = line,
        Usage = ImpactUsage.Read,
        DownstreamSymbol = "plugin.a.choose",
        UpstreamSymbol = symbol,
        Change = "deprecated",
        Suggestion = "mend it",
        Weight = 1,
    };

    [TestCase("    open_left(rows)\n    open_right(rows)\n", false)]
    [TestCase("    open_left(rows)\n", true)]
    public void Two_calls_that_became_one_are_not_made_twice(string calls, bool edited)
    {
        const string Two = "from host.doors import open_left, open_right\n\n\ndef start(rows):\n    open_left(rows)\n    return rows\n\n\ndef stop(rows):\n    open_right(rows)\n    return rows\n";
        var merged = new CodemodCase
        {
            FollowsUpstream = true,
            Before = CodemodCase.Host(("doors", "def open_left(rows):\n    return 1\n\n\ndef open_right(rows):\n    return rows\n"), ("use", Two)),
            After = CodemodCase.Host(("doors", "def open_both(rows):\n    return [rows, 2]\n"), ("use", Two.Replace("open_left, open_right", "open_both", StringComparison.Ordinal)
                .Replace("open_left", "open_both", StringComparison.Ordinal).Replace("open_right", "open_both", StringComparison.Ordinal))),
        };

        var edit = merged.Edit($"from host.doors import open_left{(edited ? string.Empty : ", open_right")}\n\n\ndef go(rows):\n{calls}");

        Assert.That(edit.Contains("    open_both(rows)\n", StringComparison.Ordinal), Is.EqualTo(edited));
    }

    [Test]
    public void What_is_still_written_somewhere_is_left()
    {
        var replaced = Case(("fast = is_fixed()", "fast = self.fixed"));

        const string Text = "from host.envs import is_fixed\n\n\ndef choose(rows):\n    return rows if is_fixed() else None\n";
        Assert.That(replaced.Edit(Text), Is.EqualTo(Text));
    }

    [Test]
    public void An_attribute_is_replaced_in_the_function_of_the_same_name_alone()
    {
        var replaced = Case(("self.cache[0]", "self.cache"), ("def sort(self, batch):", "def sort(self, batch):\n        rest = self.cache")) with
        {
            Before = CodemodCase.Host(("worker", Worker), ("other", "class Other:\n    def run(self):\n        return use(self.cache[0])\n")),
            After = CodemodCase.Host(("worker", Worker.Replace("self.cache[0]", "self.cache", StringComparison.Ordinal)), ("other", "class Other:\n    def run(self):\n        return use(self.cache)\n")),
        };

        Assert.That(
            replaced.Edit("import host.worker\n\n\nclass Mine:\n    def run(self):\n        return self.cache[0]\n\n    def own(self):\n        return self.cache[0]\n"),
            Is.EqualTo("import host.worker\n\n\nclass Mine:\n    def run(self):\n        return self.cache\n\n    def own(self):\n        return self.cache[0]\n"));
    }

    [Test]
    public void A_class_that_became_a_function_is_replaced_where_it_stands_for_a_type_by_what_arrives_at_overrides_now()
    {
        const string Before = "class Mixer:\n    pass\n\n\nclass Base:\n    def use(self, layer: Mixer):\n        return layer\n";
        const string After = "class Routed:\n    pass\n\n\ndef Mixer():\n    return Routed()\n\n\nclass Base:\n    def use(self, layer: Routed):\n        return layer\n";
        var replaced = Case() with { Before = CodemodCase.Host(("mix", Before)), After = CodemodCase.Host(("mix", After)) };

        const string Old = """
            from host.mix import Base, Mixer


            class Mine(Base):
                def use(self, layer: Mixer):
                    assert isinstance(layer, Mixer)
                    return layer


            def make():
                return Mixer()

            """;
        Assert.That(replaced.Edit(Old), Is.EqualTo(Old
            .Replace("Base, Mixer", "Base, Mixer, Routed", StringComparison.Ordinal)
            .Replace("layer: Mixer", "layer: Routed", StringComparison.Ordinal)
            .Replace("(layer, Mixer)", "(layer, Routed)", StringComparison.Ordinal)));
    }

    private static string Changed(params (string Old, string New)[] changes) => changes.Aggregate(Worker, (text, change) => text.Replace(change.Old, change.New, StringComparison.Ordinal));

    private static CodemodCase Case(params (string Old, string New)[] changes) => new()
    {
        FollowsUpstream = true,
        Before = CodemodCase.Host(("worker", Worker)),
        After = CodemodCase.Host(("worker", Changed(changes))),
    };

    [TestCase("self.plan = make()", "return self.plan.rows", "self.table = make()", "return self.table.rows")]
    [TestCase("pass", "return self.plan.rows", "pass", "return self.table.rows")]
    public void An_attribute_that_the_file_itself_assigns_is_renamed_wherever_it_stands(string own, string read, string assigned, string now)
    {
        const string Old = "class Worker:\n    def __init__(self):\n        self.plan = 1\n\n    def run(self):\n        return self.plan.size\n\n    def rest(self):\n        return self.plan.rows\n";
        var renamed = new CodemodCase
        {
            FollowsUpstream = true,
            Before = CodemodCase.Host(("worker", Old)),
            After = CodemodCase.Host(("worker", Old.Replace("self.plan", "self.table", StringComparison.Ordinal))),
        };

        Assert.That(renamed.Run($"import host.worker\n\n\ndef setup(self):\n    {own}\n\n\ndef rest(self):\n    {read}\n").Contents.Values.Select(System.Text.Encoding.UTF8.GetString), Is.EqualTo(new[]
        {
            $"import host.worker\n\n\ndef setup(self):\n    {assigned}\n\n\ndef rest(self):\n    {now}\n",
        }));
    }
}
