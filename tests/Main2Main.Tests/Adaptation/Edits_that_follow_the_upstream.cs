namespace Main2Main.Tests.Adaptation;

/// <summary>What Suggest edits beyond contracts: it does as the upstream did in its own code.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Edits_that_follow_the_upstream
{
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
    public void A_class_that_became_a_function_is_replaced_where_it_stands_for_a_type()
    {
        const string Before = "class Mixer:\n    pass\n\n\ndef use(layer: Mixer):\n    return isinstance(layer, Mixer)\n\n\ndef take(layer: Mixer):\n    return layer\n";
        const string After = "class Routed:\n    pass\n\n\ndef Mixer():\n    return Routed()\n\n\ndef use(layer: Routed):\n    return isinstance(layer, Routed)\n\n\ndef take(layer: Routed):\n    return layer\n";
        var replaced = Case() with { Before = CodemodCase.Host(("mix", Before)), After = CodemodCase.Host(("mix", After)) };

        Assert.That(
            replaced.Edit("from host.mix import Mixer\n\n\ndef mine(layer: Mixer):\n    return layer\n\n\ndef make():\n    return Mixer()\n"),
            Is.EqualTo("from host.mix import Mixer, Routed\n\n\ndef mine(layer: Routed):\n    return layer\n\n\ndef make():\n    return Mixer()\n"));
    }

    [Test]
    public void An_override_passes_what_the_upstream_s_own_function_passes_to_the_same_callee_now()
    {
        const string Before = "def build(rows, size):\n    return rows\n\n\nclass Base:\n    def run(self, rows):\n        size = len(rows)\n        return build(rows=rows, size=size)\n";
        const string After = "def build(rows, size, bound):\n    return rows\n\n\nclass Base:\n    def run(self, rows):\n        size = len(rows)\n        return build(rows=rows, size=size, bound=size)\n";
        var gained = Case() with { Before = CodemodCase.Host(("base", Before)), After = CodemodCase.Host(("base", After)) };

        Assert.That(
            gained.Edit("from host.base import Base, build\n\n\nclass Mine(Base):\n    def run(self, rows):\n        size = 2 * len(rows)\n        return build(rows=rows, size=size)\n"),
            Does.EndWith("        return build(rows=rows, size=size, bound=size)\n"));
    }

    [Test]
    public void A_value_whose_names_mean_nothing_there_is_left()
    {
        const string Before = "def build(rows, size=1):\n    return rows\n\n\nclass Base:\n    def run(self, rows):\n        return build(rows=rows)\n";
        const string After = "def build(rows, size=1, bound=None):\n    return rows\n\n\nclass Base:\n    def run(self, rows):\n        limit = 3\n        return build(rows=rows, bound=limit)\n";
        var gained = Case() with { Before = CodemodCase.Host(("base", Before)), After = CodemodCase.Host(("base", After)) };

        const string Text = "from host.base import Base, build\n\n\nclass Mine(Base):\n    def run(self, rows):\n        return build(rows=rows)\n";
        Assert.That(gained.Edit(Text), Is.EqualTo(Text));
    }

    private static string Changed(params (string Old, string New)[] changes) => changes.Aggregate(Worker, (text, change) => text.Replace(change.Old, change.New, StringComparison.Ordinal));

    private static CodemodCase Case(params (string Old, string New)[] changes) => new()
    {
        FollowsUpstream = true,
        Before = CodemodCase.Host(("worker", Worker)),
        After = CodemodCase.Host(("worker", Changed(changes))),
    };
}
