namespace Main2Main.Tests.Adaptation;

/// <summary>Calls of functions that demand an argument more now.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Arguments_that_are_demanded
{
    private const string Runner = """
        class Runner:
            def __init__(self):
                self.space = []

            def fill(self, rows, total):
                return rows

            def run(self, batch):
                rows, total, count = batch
                self.fill(rows, total)

        """;

    private const string Own = """
        from host.runner import Runner


        class Mine(Runner):
            def run(self, batch):
                rows, total, count = batch
                self.fill(rows, total)
                return rows

        """;

    [TestCase("def fill(self, rows, total, space):", "self.fill(rows, total, self.space)", "self.fill(rows, total, self.space)")]
    [TestCase("def fill(self, rows, count, total):", "self.fill(rows, count, total)", "self.fill(rows, count, total)")]
    [TestCase("def fill(self, rows, total, *, count):", "self.fill(rows, total, count=count)", "self.fill(rows, total, count=count)")]
    [TestCase("def fill(self, rows, total, fast=False, *, count):", "self.fill(rows, total, fast=True, count=batch.count)", "self.fill(rows, total, count=batch.count)")]
    public void They_get_what_the_upstream_s_own_caller_gives(string definition, string theirs, string ours) =>
        Assert.That(Case(definition, theirs).Edit(Own), Is.EqualTo(Own.Replace("self.fill(rows, total)", ours, StringComparison.Ordinal)));

    [Test]
    public void A_local_of_the_parameter_s_name_will_do() => Assert.That(
        Case("def fill(self, rows, total, count):", "self.fill(rows, total, len(rows))").Edit(Own),
        Is.EqualTo(Own.Replace("self.fill(rows, total)", "self.fill(rows, total, count)", StringComparison.Ordinal)));

    [TestCase("def fill(self, rows, total, width):", "self.fill(rows, total, batch_width)", "no value of it is in reach")]
    [TestCase("def fill(self, rows, total, width):", "self.fill(rows, total, 3)", "no value of it is in reach")]
    [TestCase("def fill(self, rows, total, width):", "self.fill(rows, total, self.width)", "no value of it is in reach")]
    [TestCase("def fill(self, width, rows):", "self.fill(3, rows)", "no value of it is in reach")]
    [TestCase("def fill(self, count, rows):", "self.fill(batch.count, rows[1])", "other arguments do not fit")]
    [TestCase("def fill(self, rows, total, width):", "self.fill(rows, total, batch.width[1])", "no value of it is in reach")]
    public void The_call_is_left_where_no_value_is_in_reach(string definition, string theirs, string why)
    {
        var outcome = Case(definition, theirs).Run(Own);

        Assert.That(outcome.Contents, Is.Empty);
        Assert.That(outcome.Left.Select(left => left.Why), Has.Some.Contains(why));
    }

    [Test]
    public void A_call_whose_several_results_have_become_one_is_left()
    {
        var before = Runner.Replace("def fill(self, rows, total):", "def fill(self, rows, total) -> tuple[int, int]:", StringComparison.Ordinal);
        var single = Case("def fill(self, rows, total, count) -> int:", "self.fill(rows, total, count)") with { Before = CodemodCase.Host(("runner", before)) };

        Assert.That(single.Edit(Own), Is.EqualTo(Own));
    }

    [Test]
    public void An_initializer_is_given_nothing_that_it_sets_itself()
    {
        var before = Runner.Replace("def __init__(self):", "def __init__(self, device):", StringComparison.Ordinal);
        var after = Runner.Replace("def __init__(self):\n        self.space", "def __init__(self, device, wide):\n        self.wide = wide\n        self.space", StringComparison.Ordinal)
            + "\n\nclass Other(Runner):\n    def __init__(self, device):\n        self.wide = True\n        super().__init__(device, self.wide)\n";
        const string Wide = "from host.runner import Runner\n\n\nclass Mine(Runner):\n    def __init__(self, device):\n        super().__init__(device)\n";
        var set = new CodemodCase { Before = CodemodCase.Host(("runner", before)), After = CodemodCase.Host(("runner", after)) };

        Assert.That(set.Edit(Wide), Is.EqualTo(Wide));
    }

    [Test]
    public void A_local_that_only_a_branch_sets_is_not_in_reach()
    {
        var own = Own.Replace("rows, total, count = batch", "rows, total = batch\n        if rows:\n            count = 1", StringComparison.Ordinal);

        Assert.That(Case("def fill(self, rows, total, count):", "self.fill(rows, total, count)").Edit(own), Is.EqualTo(own));
    }

    [Test]
    public void The_release_is_called_as_before()
    {
        var released = Case("def fill(self, rows, total, count):", "self.fill(rows, total, count)") with { Release = CodemodCase.Host(("runner", Runner)) };

        Assert.That(released.Edit(Own), Does.Contain("if host_version_is(\"1.2.0\"):\n            self.fill(rows, total)\n        else:\n            self.fill(rows, total, count)\n"));
    }

    [Test]
    public void A_list_of_lines_gets_a_line_more()
    {
        var own = Own.Replace("self.fill(rows, total)", "self.fill(\n            rows,\n            total,\n        )", StringComparison.Ordinal);

        Assert.That(Case("def fill(self, rows, total, count):", "self.fill(rows, total, count)").Edit(own), Does.Contain("            total,\n            count,\n        )"));
    }

    private static CodemodCase Case(string definition, string call) => new()
    {
        Before = CodemodCase.Host(("runner", Runner)),
        After = CodemodCase.Host(("runner", Runner.Replace("def fill(self, rows, total):", definition, StringComparison.Ordinal).Replace("self.fill(rows, total)", call, StringComparison.Ordinal))),
    };
}
