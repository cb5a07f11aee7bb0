namespace Main2Main.Tests.Adaptation;

/// <summary>Overrides of methods that have gained a parameter: where it stands, and what is handed on.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Parameters_that_are_gained
{
    private const string Header = "from host.base import Base\n\n\n";

    private const string Old = """
        class Base:
            def drive(self):
                return self.run([])

            def run(self, batch):
                return len(batch)

        """;

    [TestCase("run(self, batch, tension)", "self.run([], 2)", "run(self, batch, tension)", "run(self, batch, tension)")]
    [TestCase("run(self, batch, *, tension='a')", "self.run([], tension='b')", "run(self, batch, *, tension=\"a\")", "run(self, batch, tension=tension)")]
    public void An_override_that_calls_its_base_by_name_hands_it_on_too(string signature, string call, string own, string forwarded)
    {
        var gained = Case(("run(self, batch)", signature), ("self.run([])", call));

        Assert.That(gained.Edit(Class("def run(self, batch):\n        return Base.run(self, batch)")), Is.EqualTo(Class($"def {own}:\n        return Base.{forwarded}")));
    }

    [TestCase("own.run([], 3)", false)]
    [TestCase("own.run([], depth=3)", true)]
    public void An_option_of_the_override_s_own_that_is_passed_by_position_keeps_its_place(string call, bool isTaken)
    {
        var text = Class($"def run(self, batch, depth=1):\n        return depth\n\n\ndef use(own: Own):\n    return {call}");

        var outcome = Case(("run(self, batch)", "run(self, batch, tension=2)"), ("self.run([])", "self.run([], tension=2)")).Run(text);

        Assert.That(outcome.Contents.ContainsKey(CodemodCase.Path), Is.EqualTo(isTaken));
        Assert.That(outcome.Left.Select(left => left.Why), isTaken ? Is.Empty : Has.Some.Contains("own 'depth'"));
    }

    [TestCase("own.run")]
    [TestCase("map(own.run, [1], [9])")]
    [TestCase("getattr(own, 'run')(1, 9)")]
    public void What_is_handed_out_may_be_called_by_position(string use)
    {
        var text = Class($"def run(self, batch, depth=1):\n        return depth\n\n\ndef use(own: Own):\n    return {use}");

        Assert.That(Case(("run(self, batch)", "run(self, batch, tension=2)"), ("self.run([])", "self.run([], tension=2)")).Edit(text), Is.EqualTo(text));
    }

    [TestCase("tension = 3\n        return super().run(batch), tension", "run(self, batch, tension=2)", "a value of its own")]
    [TestCase("return super().run([*batch])", "run(self, batch, tension)", "in a way of its own")]
    [TestCase("return [Base.run(self, one) for one in batch]", "run(self, batch, tension)", "in a way of its own")]
    public void An_override_that_would_hand_on_something_else_or_nothing_is_left(string body, string signature, string why)
    {
        var outcome = Case(("run(self, batch)", signature), ("self.run([])", "self.run([], tension=2)")).Run(Class($"def run(self, batch):\n        {body}"));

        Assert.That(outcome.Contents, Is.Empty);
        Assert.That(outcome.Left.Select(left => left.Why), Has.Some.Contains(why));
    }

    [TestCase("@classmethod\n    def make(cls, size)", "return Base.make(size)", "return Base.make(size, depth)")]
    [TestCase("@classmethod\n    def make(cls, size)", "return super().make(size)", "return super().make(size, depth)")]
    [TestCase("@staticmethod\n    def make(size)", "return Base.make(size)", "return Base.make(size, depth)")]
    public void A_class_method_and_a_static_one_hand_it_on_too(string head, string call, string forwarded)
    {
        var (before, after) = ($"class Base:\n    {head}:\n        return size\n\n\ndef go():\n    return Base.make(1)\n", $"class Base:\n    {head.Replace("size)", "size, depth)", StringComparison.Ordinal)}:\n        return size\n\n    def go(self):\n        return self.make(1, depth=2)\n");
        var gained = new CodemodCase { Before = Host(before), After = Host(after) };

        Assert.That(gained.Edit(Class($"{head}:\n        {call}")), Is.EqualTo(Class($"{head.Replace("size)", "size, depth)", StringComparison.Ordinal)}:\n        {forwarded}")));
    }

    [TestCase("self.run(batch=[], tension=2)", "self.run(batch=[])", "", "tension=None")]
    [TestCase("self.run(batch=[], tension=2)", "self.run(batch=[])", "own.run([], 3)", null)]
    [TestCase("self.run(batch=[], tension=2)", "self.run([], 4)", "", null)]
    [TestCase("self.run(2, [])", "self.run(batch=[])", "", null)]
    public void A_parameter_in_the_middle_that_is_passed_by_its_name_becomes_an_option_that_serves_both(string call, string released, string here, string? taken)
    {
        var old = Old.Replace("run(self, batch)", "run(self, batch, slack=0)", StringComparison.Ordinal).Replace("self.run([])", released, StringComparison.Ordinal);
        var now = old.Replace("run(self, batch, slack=0)", "run(self, tension, batch, slack=0)", StringComparison.Ordinal).Replace(released, call, StringComparison.Ordinal);
        var gained = new CodemodCase { Before = Host(old), After = Host(now), Release = Host(old) };
        var text = Class("def run(self, batch, slack=0):\n        return slack\n\n\ndef use(own: Own):\n    return " + (here.Length == 0 ? "own" : here));

        Assert.That(gained.Edit(text), Is.EqualTo(taken is null ? text : text.Replace("batch, slack=0", $"batch, {taken}, slack=0", StringComparison.Ordinal)));
    }

    private static IReadOnlyDictionary<string, string> Host(string text) => CodemodCase.Host(("base", text));

    private static CodemodCase Case(params (string Old, string New)[] changes) => new()
    {
        Before = Host(Old),
        After = Host(changes.Aggregate(Old, (text, change) => text.Replace(change.Old, change.New, StringComparison.Ordinal))),
    };

    private static string Class(string method) => $"{Header}class Own(Base):\n    {method}\n";
}
