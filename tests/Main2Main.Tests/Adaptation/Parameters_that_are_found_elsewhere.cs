namespace Main2Main.Tests.Adaptation;

/// <summary>Parameters that overrides use and that nobody passes any more, since they are attributes of what is passed.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Parameters_that_are_found_elsewhere
{
    private const string Old = """
        class Method:
            def apply(self, layer, rows, top, renormalize, scale=1.0, mode="a"):
                raise NotImplementedError


        class Plain(Method):
            def apply(self, layer, rows, top, renormalize, scale=1.0, mode="a"):
                return rows[:top]


        class Layer:
            def __init__(self, method):
                self.method = method
                self.top = 3
                self.renormalize = True
                self.factor = 2.0

            def forward(self, rows):
                return self.method.apply(layer=self, rows=rows, top=self.top, renormalize=self.renormalize, scale=self.factor, mode="b")

        """;

    private const string Own = """
        from host.layer import Method


        class Mine(Method):
            def apply(self, layer, rows, top, renormalize, scale=1.0, mode="a"):
                found = pick(rows, top, renormalize=renormalize)
                return found[:top] * scale

        """;

    private static readonly string Now = Old.Replace(", top, renormalize, scale=1.0, mode=\"a\"", string.Empty, StringComparison.Ordinal).Replace("rows[:top]", "rows[:layer.top]", StringComparison.Ordinal)
        .Replace(", top=self.top, renormalize=self.renormalize, scale=self.factor, mode=\"b\"", string.Empty, StringComparison.Ordinal);

    [Test]
    public void They_are_read_there() => Assert.That(Case(Now).Edit(Own), Is.EqualTo("""
        from host.layer import Method


        class Mine(Method):
            def apply(self, layer, rows):
                found = pick(rows, layer.top, renormalize=layer.renormalize)
                return found[:layer.top] * layer.factor

        """));

    [Test]
    public void What_the_upstream_s_own_methods_read_tells_it_too()
    {
        var before = Old.Replace("top=self.top", "top=count(rows)", StringComparison.Ordinal);
        var own = Own.Replace(", renormalize=renormalize", string.Empty, StringComparison.Ordinal).Replace(" * scale", string.Empty, StringComparison.Ordinal);

        Assert.That((Case(Now) with { Before = CodemodCase.Host(("layer", before)) }).Edit(own), Does.Contain("def apply(self, layer, rows):\n        found = pick(rows, layer.top)\n        return found[:layer.top]\n"));
    }

    [TestCase("found = pick", "layer = layer.inner\n        found = pick")]
    [TestCase("found = pick", "top = top or 3\n        renormalize = scale = 1\n        found = pick")]
    [TestCase("found = pick", "top += 3\n        show = [scale for scale in rows]\n        order = lambda renormalize: renormalize\n        found = pick")]
    [TestCase("found = pick", "del top, renormalize, scale\n        found = pick")]
    [TestCase("found = pick", "layer.top = layer.renormalize = layer.factor = 3\n        found = pick")]
    [TestCase("found = pick", "setattr(layer, \"top\", 3)\n        found = pick")]
    [TestCase("found = pick", "show(locals()[\"top\"])\n        found = pick")]
    [TestCase("self, layer, rows", "self, own_layer, rows")]
    public void What_the_override_gives_a_value_of_its_own_stays(string text, string other)
    {
        var own = Own.Replace(text, other, StringComparison.Ordinal);

        Assert.That(Case(Now).Edit(own), Is.EqualTo(own));
    }

    [Test]
    public void What_two_callers_passed_otherwise_stays()
    {
        const string Other = "\n\nclass Deep(Layer):\n    def forward(self, rows):\n        return self.method.apply(layer=self, rows=rows, top=3, renormalize=False, scale=2)\n";
        var own = Own.Replace("rows[:layer.top]", "rows", StringComparison.Ordinal);

        var edited = (Case(Now.Replace("rows[:layer.top]", "rows", StringComparison.Ordinal)) with { Before = CodemodCase.Host(("layer", Old + Other)) }).Edit(own);

        Assert.That(edited, Does.Not.Contain("layer."));
    }

    [TestCase("thing.apply(rows, kernel, None, 0.5, 1, 2)", true)]
    [TestCase("thing.apply(layer, rows, 3, True)", false)]
    [TestCase("thing.apply(1, 2, 3, True)", false)]
    [TestCase("thing.apply(1, 2, top=3)", false)]
    public void A_call_of_the_downstream_s_that_may_pass_them_keeps_them(string call, bool isAnother)
    {
        var own = Own + $"\n\ndef go(thing, layer, rows, kernel):\n    return {call}\n";

        Assert.That(Case(Now).Edit(own).Contains("layer.top", StringComparison.Ordinal), Is.EqualTo(isAnother));
    }

    [Test]
    public void Where_one_is_demanded_and_found_nowhere_nothing_is_done()
    {
        var own = Own.Replace("* scale", "* scale * mode", StringComparison.Ordinal).Replace("mode=\"a\"", "mode", StringComparison.Ordinal).Replace("scale=1.0", "scale", StringComparison.Ordinal);

        var outcome = Case(Now).Run(own);

        Assert.That(outcome.Contents, Is.Empty);
        Assert.That(outcome.Left.Select(left => left.Why), Has.Some.Contains("the override needs 'mode'"));
    }

    [Test]
    public void For_a_release_that_passes_them_they_stay() =>
        Assert.That((Case(Now) with { Release = CodemodCase.Host(("layer", Old)) }).Edit(Own), Is.EqualTo(Own));

    private static CodemodCase Case(string after) => new() { Before = CodemodCase.Host(("layer", Old)), After = CodemodCase.Host(("layer", after)) };
}
