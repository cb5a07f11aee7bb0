namespace Main2Main.Tests.Adaptation;

/// <summary>Attributes that were a list of one thing, or held it, and are the thing: what the upstream writes behind them now.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Members_that_are_another_thing
{
    private const string Layer = """
        class Layer:
            def __init__(self):
                self.cache = [None]
                self.rows = Buffer()

            def read(self, count):
                cache = self.cache[0]
                return cache, self.rows.near[:count]


        class Other(Layer):
            def read(self, count):
                held = self.cache[0]
                return held, self.rows.near[count]


        """;

    private const string Binder = """
        from host.layer import Layer


        def bind(layers, caches):
            for name, cache in caches.items():
                layers[name].cache = [cache]


        """;

    private const string Own = """
        from host.layer import Layer


        class Mine(Layer):
            def read(self, count):
                cache = self.cache[0]
                return cache, self.rows.near[:count]


        def look(layer):
            return layer.cache[0]


        def bind(layers, caches):
            for name, cache in caches.items():
                layers[name].cache = [cache]


        """;

    [Test]
    public void They_are_read_and_given_their_value_as_the_upstream_does_now() => Assert.That(Case().Edit(Own), Is.EqualTo(
        Changed(Own).Replace("layers[name].cache = [cache]", "layers[name].cache = cache", StringComparison.Ordinal)));

    [Test]
    public void A_class_that_gives_the_attribute_its_own_value_reads_it_as_before()
    {
        var own = "from host.layer import Layer\n\n\nclass Mine(Layer):\n    def __init__(self):\n        self.rows = Own()\n\n    def read(self):\n        return self.rows.near\n";

        Assert.That(Case().Edit(own), Is.EqualTo(own));
    }

    [Test]
    public void An_attribute_that_the_downstream_has_thought_of_may_be_anybody_s()
    {
        var own = "from host.layer import Layer\n\n\nclass Rack:\n    def __init__(self):\n        self.cache = [1, 2]\n\n\ndef look(rack):\n    return rack.cache[0]\n";

        Assert.That(Case().Edit(own), Is.EqualTo(own));
    }

    [Test]
    public void Nothing_is_replaced_that_the_upstream_still_writes_anywhere()
    {
        var kept = Case() with { After = CodemodCase.Host(("layer", Changed(Layer)), ("binder", Binder + "def first(layer):\n    return layer.cache[0], layer.rows.near\n")) };
        const string Look = "from host.layer import Layer\n\n\ndef look(layer):\n    return layer.cache[0], layer.rows.near\n";

        Assert.That(kept.Edit(Look), Is.EqualTo(Look));
    }

    [TestCase("return layer.cache[0]", true)]
    [TestCase("return layer.cache[0][0]", false)]
    public void Where_a_list_of_lists_has_become_a_list_only_what_is_clear_is_replaced(string read, bool edited)
    {
        const string Twice = "\n\ndef deep(layer):\n    found = layer.cache[0][0]\n    return found\n";
        var both = Case() with { Before = CodemodCase.Host(("layer", Layer), ("binder", Binder + Twice)), After = CodemodCase.Host(("layer", Changed(Layer)), ("binder", Binder + Changed(Twice))) };
        var own = $"from host.layer import Layer\n\n\ndef look(layer):\n    {read}\n";

        Assert.That(both.Edit(own), Is.EqualTo(edited ? Changed(own) : own));
    }

    [Test]
    public void The_release_keeps_the_old_form()
    {
        var released = Case() with { Release = Case().Before };

        Assert.That(released.Edit("from host.layer import Layer\n\n\ndef look(layer):\n    found = layer.cache[0]\n    return found\n"), Does.Contain(
            "    if host_version_is(\"1.2.0\"):\n        found = layer.cache[0]\n    else:\n        found = layer.cache\n    return found\n"));
    }

    [TestCase(false, "layer.cache[0]")]
    [TestCase(true, "layer.cache[context.lane if host_version_is(\"1.2.0\") else 0]")]
    public void A_subscript_that_the_upstream_has_replaced_holds_both_where_the_release_needs_the_old_one(bool released, string now)
    {
        var lanes = Layer.Replace("cache[0]", "cache[context.lane]", StringComparison.Ordinal);
        var replaced = new CodemodCase { FollowsUpstream = true, Before = CodemodCase.Host(("layer", lanes)), After = CodemodCase.Host(("layer", Layer)) };
        const string Look = "from host.layer import Layer\n\n\ndef look(layer, context):\n    return layer.cache[context.lane]\n";

        Assert.That((released ? replaced with { Release = replaced.Before } : replaced).Edit(Look), Does.EndWith($"\n\n\ndef look(layer, context):\n    return {now}\n"));
    }

    private static string Changed(string text) => text.Replace(".cache[0]", ".cache", StringComparison.Ordinal).Replace(".rows.near", ".rows", StringComparison.Ordinal);

    private static CodemodCase Case() => new()
    {
        FollowsUpstream = true,
        Before = CodemodCase.Host(("layer", Layer), ("binder", Binder)),
        After = CodemodCase.Host(("layer", Changed(Layer)), ("binder", Binder.Replace("[cache]", "cache", StringComparison.Ordinal))),
    };
}
