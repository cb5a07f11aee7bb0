namespace Main2Main.Tests.Adaptation;

/// <summary>How lines look that an edit has made too long, or short enough.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Layout_of_edited_lines
{
    private const string Base = """
        class Base:
            def run(self, batch_of_requests, device_of_the_model, kind="plain"):
                return batch_of_requests

            def frame(self, *, future=None):
                return self

            def drive(self):
                return self.run([], 1), self.frame(future=True)

        """;

    private const string Announced = "import warnings\n\n\n" + """
        class Base:
            def run(self, batch_of_requests, device_of_the_model, kind="plain"):
                return batch_of_requests

            def frame(self, *, future=None):
                if future is not None:
                    warnings.warn("future will be removed.", DeprecationWarning)
                return self

            def drive(self):
                return self.run([], 1), self.frame()

        """;

    private const string Exploded = "\n\ndef build(\n    one,\n    two,\n):\n    return one\n";
    private const string Aligned = "\n\ndef build(one,\n          two):\n    return one\n";

    [Test]
    public void A_signature_is_broken_as_the_file_breaks_its_own()
    {
        Assert.That(Gained(Exploded), Does.Contain("""
                def run(
                    self, batch_of_requests, device_of_the_model, tension, kind="plain"
                ):
            """));
        Assert.That(Gained(Aligned), Does.Contain("""
                def run(self, batch_of_requests, device_of_the_model, tension,
                        kind="plain"):
            """));
    }

    [TestCase(3, 0, true)]
    [TestCase(3, 1, true)]
    [TestCase(2, 0, false)]
    [TestCase(3, 2, false)]
    public void Where_a_file_gives_each_its_line_though_they_would_fit_together_so_does_the_edit(int spread, int together, bool each)
    {
        var others = string.Concat(Enumerable.Repeat(Exploded, spread)) + string.Concat(Enumerable.Repeat("\n\ndef build(\n    one, two\n):\n    return one\n", together));

        Assert.That(Gained(others).Contains("        self,\n        batch_of_requests,\n", StringComparison.Ordinal), Is.EqualTo(each));
    }

    [Test]
    public void Parameters_that_do_not_fit_a_line_together_get_one_each()
    {
        Assert.That(Gained(Exploded, "batch_of_requests, device_of_the_model, width=1, height=22"), Does.Contain("""
                def run(
                    self,
                    batch_of_requests,
                    device_of_the_model,
                    tension,
                    width=1,
                    height=22,
                ):
            """));
    }

    [Test]
    public void A_line_that_was_longer_than_the_others_already_stays_one()
    {
        var rest = Exploded + string.Concat(Enumerable.Repeat("\nx = 1\n", 200));

        Assert.That(Gained(rest, "batch_of_requests, device_of_the_model, width=1, height=22, depth=333"), Does.Contain(
            "    def run(self, batch_of_requests, device_of_the_model, tension, width=1, height=22, depth=333):\n"));
        Assert.That(Gained(rest, "batch_of_requests, device_of_the_model, width=1, height=22"), Does.Contain("    def run(\n        self,\n"));
    }

    [Test]
    public void Lines_that_were_broken_for_their_length_alone_are_joined_when_they_fit()
    {
        const string Own = "from host.base import Base\n\n\ndef is_there(node, others):\n    stack = get_the_stack_of_the_frame(\n        node.frame(future=True), of_all(others), with_name\n    )\n    return stack\n";

        Assert.That(Deprecated(Own), Is.EqualTo(
            "from host.base import Base\n\n\ndef is_there(node, others):\n    stack = get_the_stack_of_the_frame(node.frame(), of_all(others), with_name)\n    return stack\n"));
    }

    [TestCase("    if (\n        is_a_function_definition(the_frame, of_some_kind)\n        and node.frame(future=True)\n    ):\n        pass\n", "    if is_a_function_definition(the_frame, of_some_kind) and node.frame():\n        pass\n", TestName = "Brackets_go_that_were_there_for_the_break_alone")]
    [TestCase("    stack = get_the_stack_of(\n        node.frame(future=True),\n    )\n", "    stack = get_the_stack_of(\n        node.frame(),\n    )\n", TestName = "Lines_stay_that_a_comma_at_the_end_asks_for")]
    [TestCase("    stack = get_the_stack_of(\n        node.frame(future=True)\n    )\n", "    stack = get_the_stack_of(\n        node.frame()\n    )\n", TestName = "Lines_stay_that_would_have_fitted_before")]
    [TestCase("    stack = get_the_stack_of_the_frame_of_the_node_that(  # here\n        node.frame(future=True)\n    )\n", "    stack = get_the_stack_of_the_frame_of_the_node_that(  # here\n        node.frame()\n    )\n", TestName = "Lines_stay_that_hold_a_comment")]
    public void Lines_stay(string before, string after)
    {
        const string Head = "from host.base import Base\n\n\ndef f(node):\n";

        Assert.That(Deprecated(Head + before), Is.EqualTo(Head + after));
    }

    private static string Gained(string rest, string parameters = "batch_of_requests, device_of_the_model, kind=\"plain\"")
    {
        var after = Base.Replace("device_of_the_model, kind", "device_of_the_model, tension, kind", StringComparison.Ordinal).Replace("self.run([], 1)", "self.run([], 1, 2)", StringComparison.Ordinal);
        var gained = new CodemodCase { Before = CodemodCase.Host(("base", Base)), After = CodemodCase.Host(("base", after)), FollowsUpstream = true };
        return gained.Edit($"from host.base import Base\n\n\nclass Own(Base):\n    def run(self, {parameters}):\n        return 0\n{rest}");
    }

    private static string Deprecated(string own) =>
        new CodemodCase { Before = CodemodCase.Host(("base", Base)), After = CodemodCase.Host(("base", Announced)), FollowsUpstream = true }.Edit(own);
}
