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
    public void What_a_loop_or_a_with_gives_its_block_is_in_reach()
    {
        const string Jobs = "class Job:\n    def __init__(self, size):\n        self.size = size\n\n\ndef plan(batch):\n    for row in batch.rows:\n        Job(size=row.size)\n";
        var grown = new CodemodCase
        {
            Before = CodemodCase.Host(("jobs", Jobs)),
            After = CodemodCase.Host(("jobs", Jobs.Replace("self, size", "self, size, hashes", StringComparison.Ordinal).Replace("size=row.size", "size=row.size, hashes=row.hashes", StringComparison.Ordinal))),
        };
        const string Planned = "from host.jobs import Job\n\n\ndef plan(batch):\n    for index, row in enumerate(batch.rows):\n        Job(size=row.size)\n    with open(batch) as row:\n        Job(size=3)\n";

        Assert.That(grown.Edit(Planned), Is.EqualTo(Planned.Replace("size=row.size", "size=row.size, hashes=row.hashes", StringComparison.Ordinal).Replace("size=3", "size=3, hashes=row.hashes", StringComparison.Ordinal)));
        Assert.That(grown.Run(Planned.Replace("        Job(size=3)", "        pass\n    Job(size=3)", StringComparison.Ordinal)).Left, Has.Count.EqualTo(1), "behind the block it may have none");
    }

    [TestCase("gone: list[int]", "come: list[str]", "gone=[]", "come=[]")]
    [TestCase("gone: dict[int, int]", "come: dict[str, int]", "gone={}", "come={}")]
    [TestCase("gone: set[int]", "come: set[str]", "gone=set()", "come=set()")]
    [TestCase("gone: list[int]", "come: list[str]", "gone=[3]", null)]
    [TestCase("gone: list[int]", "come: dict[str, int]", "gone=[]", null)]
    [TestCase("gone: list[int]", "come: list[str]", "gone=[], come=rows", null)]
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

    private static CodemodCase Case(string definition, string theirs) => new()
    {
        Before = CodemodCase.Host(("runner", Runner)),
        After = CodemodCase.Host(("runner", Runner.Replace("def load(self, model, space, plan, device):\n        return model", definition + "\n        return 1", StringComparison.Ordinal)
            .Replace("self.load(self.model, self.space, self.plan, self.device)", theirs, StringComparison.Ordinal))),
    };
}
