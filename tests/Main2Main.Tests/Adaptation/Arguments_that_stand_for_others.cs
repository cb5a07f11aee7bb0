using System.Text;

namespace Main2Main.Tests.Adaptation;

/// <summary>Calls in which the upstream's own callers pass something else now.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Arguments_that_stand_for_others
{
    private const string Runner = """
        class Runner:
            def __init__(self):
                self.model, self.space, self.plan, self.config, self.device = 1, 2, 3, 4, 5

            def load(self, model, space, plan, device):
                return model

            def start(self):
                model = self.load(self.model, self.space, self.plan, self.device)
                return model

        """;

    private const string Own = """
        from host.runner import Runner


        class Mine(Runner):
            def start(self):
                mine = self.load(self.model, self.space, self.plan, self.device)
                return mine

        """;

    [TestCase("def load(self, model, config, device):", "self.load(self.model, self.config, self.device)", "self.load(self.model, self.config, self.device)")]
    [TestCase("def load(self, model, config):", "self.load(self.model, self.config)", "self.load(self.model, self.config)")]
    [TestCase("def load(self, config, device):", "self.load(self.config, self.device)", "self.load(self.config, self.device)")]
    [TestCase("def load(self, model, *, config, device):", "self.load(self.model, config=self.config, device=self.device)", "self.load(self.model, config=self.config, device=self.device)")]
    public void They_are_passed_here_too(string definition, string theirs, string ours) =>
        Assert.That(Case(definition, theirs).Edit(Own), Is.EqualTo(Own.Replace("self.load(self.model, self.space, self.plan, self.device)", ours, StringComparison.Ordinal)));

    [TestCase("self.load(\n            self.model,\n            self.space,\n            self.plan,\n            self.device,\n        )", "self.load(\n            self.model,\n            self.config,\n            self.device,\n        )")]
    [TestCase("self.load(self.model,\n                         self.space,\n                         self.plan,\n                         self.device)", "self.load(self.model,\n                         self.config,\n                         self.device)")]
    [TestCase("self.load(Path(3), self.space, self.plan, self.device)", "self.load(Path(3), self.config, self.device)")]
    public void The_rest_of_the_call_stays_as_it_is(string call, string now)
    {
        var own = Own.Replace("self.load(self.model, self.space, self.plan, self.device)", call, StringComparison.Ordinal);

        Assert.That(Case("def load(self, model, config, device):", "self.load(self.model, self.config, self.device)").Edit(own), Is.EqualTo(own.Replace(call, now, StringComparison.Ordinal)));
    }

    [Test]
    public void A_call_in_a_function_of_another_name_that_passed_the_very_same_passes_it_too()
    {
        var own = Own.Replace("def start(self)", "def begin(self)", StringComparison.Ordinal);

        Assert.That(
            Case("def load(self, model, config, device):", "self.load(self.model, self.config, self.device)").Edit(own),
            Is.EqualTo(own.Replace("self.space, self.plan", "self.config", StringComparison.Ordinal)));
    }

    [TestCase("self.load(self.model, self.plan, self.space, self.device)", TestName = "what it passes is something else")]
    [TestCase("self.load(self.model, *self.all)", TestName = "what it passes is not known")]
    public void A_call_is_left_where(string call)
    {
        var own = Own.Replace("self.load(self.model, self.space, self.plan, self.device)", call, StringComparison.Ordinal);

        Assert.That(Case("def load(self, model, config, device):", "self.load(self.model, self.config, self.device)").Run(own).Contents, Is.Empty);
    }

    [TestCase("self.load(self.model, self.unheard, self.device)", TestName = "an attribute that its objects lack")]
    [TestCase("self.load(self.model, other, self.device)", TestName = "a variable of another function")]
    [TestCase("self.load(self.model, 7, self.device)", TestName = "a constant, which says what the upstream wants")]
    public void What_means_nothing_here_is_not_passed(string theirs) =>
        Assert.That(Case("def load(self, model, config, device):", theirs).Run(Own).Contents, Is.Empty);

    [Test]
    public void Two_callers_that_pass_different_things_say_nothing()
    {
        const string Two = "\n    def start_again(self):\n        return self.load(self.model, self.space, self.plan, self.device)\n";
        var own = Own.Replace("def start(self)", "def begin(self)", StringComparison.Ordinal);
        var one = Case("def load(self, model, config, device):", "self.load(self.model, self.config, self.device)");
        var both = one with
        {
            Before = CodemodCase.Host(("runner", Runner + Two)),
            After = CodemodCase.Host(("runner", one.After["host/runner.py"] + Two.Replace("self.space, self.plan", "self.plan", StringComparison.Ordinal))),
        };

        Assert.That(both.Run(own).Contents, Is.Empty);
    }

    [Test]
    public void The_release_is_told_what_it_was_told()
    {
        var main = Case("def load(self, model, config, device):", "self.load(self.model, self.config, self.device)");
        var edited = (main with { Release = main.Before }).Edit(Own);

        Assert.That(edited, Does.Contain("""
                    if host_version_is("1.2.0"):
                        mine = self.load(self.model, self.space, self.plan, self.device)
                    else:
                        mine = self.load(self.model, self.config, self.device)

            """));
    }

    [Test]
    public void What_a_loop_gives_its_block_is_in_reach()
    {
        const string Jobs = "class Job:\n    def __init__(self, size):\n        self.size = size\n\n\ndef plan(batch):\n    for row in batch.rows:\n        Job(size=row.size)\n";
        var grown = new CodemodCase
        {
            Before = CodemodCase.Host(("jobs", Jobs)),
            After = CodemodCase.Host(("jobs", Jobs.Replace("self, size", "self, size, hashes", StringComparison.Ordinal).Replace("size=row.size", "size=row.size, hashes=row.hashes", StringComparison.Ordinal))),
        };
        const string Planned = "from host.jobs import Job\n\n\ndef plan(batch):\n    for index, row in enumerate(batch.rows):\n        Job(size=row.size)\n";

        Assert.That(grown.Edit(Planned), Is.EqualTo(Planned.Replace("size=row.size", "size=row.size, hashes=row.hashes", StringComparison.Ordinal)));
        Assert.That(grown.Run(Planned + "    Job(size=3)\n").Left, Has.Count.EqualTo(1), "behind the loop there may be none");
        Assert.That(grown.Run(Planned.Replace("def plan", "def other", StringComparison.Ordinal)).Contents, Is.Empty, "in another function it may be another thing");
    }

    [TestCase("gone_rows: list[int]", "come_rows: list[str]", "gone_rows=[]", "come_rows=[]")]
    [TestCase("gone_rows: dict[int, int]", "come_rows: dict[str, int]", "gone_rows={}", "come_rows={}")]
    [TestCase("gone_rows: set[int]", "come_rows: set[str]", "gone_rows=set()", "come_rows=set()")]
    [TestCase("gone_rows: list[int]", "come_rows: list[str]", "gone_rows=[3]", null)]
    [TestCase("gone_rows: list[int]", "come_rows: dict[str, int]", "gone_rows=[]", null)]
    [TestCase("gone_rows: list[int]", "come_rows: list[str]", "gone_rows=[], come_rows=rows", null)]
    [TestCase("gone_rows: list[int]", "come_rows: list[str]", "gone_rows=[], **rows", null)]
    [TestCase("errors: list[int]", "weights: list[float]", "errors=[]", null)]
    [TestCase("excluded_rows: list[int]", "included_rows: list[int]", "excluded_rows=[]", null)]
    [TestCase("gone_rows: list[int]\n    late: list[int]", "come_rows: list[str]", "gone_rows=[], late=rows", null)]
    public void What_was_given_nothing_gives_nothing_to_what_stands_in_its_place(string gone, string come, string given, string? now)
    {
        const string Output = "from dataclasses import dataclass\n\n\n@dataclass\nclass Output:\n    rows: int\n    FIELD\n    total: int\n";
        var replaced = new CodemodCase
        {
            Before = CodemodCase.Host(("output", Output.Replace("FIELD", gone, StringComparison.Ordinal))),
            After = CodemodCase.Host(("output", Output.Replace("FIELD", come, StringComparison.Ordinal))),
        };
        var own = $"from host.output import Output\n\n\ndef idle(rows):\n    return Output(rows=1, {given}, total=2)\n";

        Assert.That(replaced.Edit(own), Is.EqualTo(own.Replace(given, now ?? given, StringComparison.Ordinal)));
    }

    [TestCase("x, y, z=0", "x, z=0, *, c", "self.model, self.space", "self.model, c=self.config", "self.model, self.space, self.plan")]
    [TestCase("x, y", "x, n", "x=self.model, y=self.space", "n=self.config, x=self.model", "self.plan, y=self.space")]
    [TestCase("x, k", "config, k", "x=self.space, k=self.plan", "self.config, k=self.plan", "k=self.plan, x=self.space")]
    [TestCase("x, y, mode=0", "x, mode", "self.model, self.space", "self.model, mode=self.config", "self.model, self.space, mode=1")]
    [TestCase("x, z=1", "x, z=1, w=2", "self.model, self.space", "self.model, self.config, self.device", "self.model, self.space, z=3")]
    [TestCase("x, y, z", "x, z", "self.model, ..., self.space", "self.model, self.config", "self.model, print('x'), self.space")]
    [TestCase("x, y, z", "x, z", "self.model, self.plan, self.space", "self.model, self.config", "self.model, self.plan,  # why\n                         self.space")]
    [TestCase("x, y, shared=True, late=1", "x, shared=True, late=1", "self.model, self.space, late=False", "self.model, shared=False, late=False", "self.model, self.space, late=False")]
    public void A_call_that_is_written_otherwise_stays_as_it_is(string before, string after, string passed, string passes, string own)
    {
        var mine = Own.Replace("self.load(self.model, self.space, self.plan, self.device)", $"self.load({own})", StringComparison.Ordinal);

        var edited = Case(before, after, passed, passes).Run(mine).Contents.Values.Select(Encoding.UTF8.GetString);
        Assert.That(edited, Has.None.Contain("self.config").And.None.Contain("shared="));
    }

    [TestCase("o, a, b, old", "a, b, conf", "self.plan, self.model, self.space, self.model", "self.model, self.space, self.config", "self.plan, self.model, self.space, self.model", "self.model, self.space, self.config")]
    [TestCase("a, b, o, p", "a, b, c, o", "str(1), str(2), self.model, self.plan", "str(1), str(2), self.config, self.model", "str(1), str(2), self.model, self.plan", "str(1), str(2), self.config, self.model")]
    [TestCase("a, b, o", "a, c, b", "self.model, self.space, self.plan", "self.model, self.config, self.space", "self.space, self.model, self.plan", "self.space, self.config, self.model")]
    public void What_is_passed_to_a_parameter_goes_on_to_it(string before, string after, string passed, string passes, string own, string now)
    {
        var mine = Own.Replace("self.model, self.space, self.plan, self.device", own, StringComparison.Ordinal);

        Assert.That(Case(before, after, passed, passes).Edit(mine), Is.EqualTo(mine.Replace($"self.load({own})", $"self.load({now})", StringComparison.Ordinal)));
    }

    [Test]
    public void A_caller_of_another_method_of_the_name_says_nothing()
    {
        const string Store = "class Store:\n    def fetch(self, key, default):\n        return key\n\n\nclass Other:\n    def look(self, key, default, missing):\n        return self.cache.fetch(key, default)\n";
        var other = new CodemodCase
        {
            Before = CodemodCase.Host(("store", Store)),
            After = CodemodCase.Host(("store", Store.Replace("fetch(self, key, default)", "fetch(self, key)", StringComparison.Ordinal).Replace("fetch(key, default)", "fetch(missing)", StringComparison.Ordinal))),
        };

        Assert.That(
            other.Run("from host.store import Store\n\n\ndef look(store: Store, key, default, missing):\n    return store.fetch(key, default)\n").Contents.Values.Select(Encoding.UTF8.GetString),
            Has.None.Contain("fetch(missing)"));
    }

    [Test]
    public void A_call_that_an_override_may_answer_which_takes_the_old_arguments_is_left()
    {
        var own = Own + "\n\nclass Sub(Mine):\n    def load(self, model, space, plan, device):\n        return device\n";

        Assert.That(Case("def load(self, model, config, device):", "self.load(self.model, self.config, self.device)").Run(own).Contents.Values.Select(Encoding.UTF8.GetString), Has.None.Contain("self.config"));
    }

    private static CodemodCase Case(string before, string after, string passed, string passes)
    {
        string Text(string parameters, string given) => Runner.Replace("def load(self, model, space, plan, device):\n        return model", $"def load(self, {parameters}):\n        return 1", StringComparison.Ordinal)
            .Replace("self.model, self.space, self.plan, self.device)", given + ")", StringComparison.Ordinal);
        return new() { Before = CodemodCase.Host(("runner", Text(before, passed))), After = CodemodCase.Host(("runner", Text(after, passes))) };
    }

    private static CodemodCase Case(string definition, string theirs) => new()
    {
        Before = CodemodCase.Host(("runner", Runner)),
        After = CodemodCase.Host(("runner", Runner.Replace("def load(self, model, space, plan, device):\n        return model", definition + "\n        return 1", StringComparison.Ordinal)
            .Replace("self.load(self.model, self.space, self.plan, self.device)", theirs, StringComparison.Ordinal))),
    };
}
