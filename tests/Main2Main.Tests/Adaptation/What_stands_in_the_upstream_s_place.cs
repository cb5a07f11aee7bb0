namespace Main2Main.Tests.Adaptation;

/// <summary>Functions and classes of the downstream that are put in the place of the upstream's, and overrides that copy what they override.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class What_stands_in_the_upstream_s_place
{
    private const string Router = """
        from host.tools import Table, keep


        def route(rows, width):
            ready = [row for row in rows if row.is_ready()]
            count = len(ready)
            total = count * width
            kept = keep(ready, total)
            return kept


        def run(rows):
            return route(rows, 3)


        """;

    private const string Own = """
        import host.router
        from host.tools import keep


        def my_route(rows: list, width: int):
            ready = [row for row in rows if row.is_ready()]
            count = len(ready)
            total = count * width
            kept = keep(ready, total)
            return kept.cpu()


        host.router.route = my_route

        """;

    private const string Tools = "class Table:\n    pass\n\n\ndef keep(rows, total, table=None):\n    return rows\n";

    [TestCase("run(rows, 3, table=Table())", true)]
    [TestCase("run(rows, 3)", false)]
    public void A_function_takes_what_the_name_that_it_is_assigned_to_is_called_with(string call, bool edited)
    {
        var after = Router.Replace("def route(rows, width):", "def route(rows, width, table: Table | None = None):", StringComparison.Ordinal)
            .Replace("route(rows, 3)", call.Replace("run", "route", StringComparison.Ordinal), StringComparison.Ordinal);

        Assert.That(Case(after).Edit(Own), Is.EqualTo(!edited ? Own : Own
            .Replace("from host.tools import keep", "from host.tools import Table, keep", StringComparison.Ordinal)
            .Replace("width: int):", "width: int, table: Table | None = None):", StringComparison.Ordinal)));
    }

    [Test]
    public void An_optional_type_is_written_as_the_function_writes_its_own()
    {
        var after = Router.Replace("def route(rows, width):", "def route(rows, width, table: int | None = None):", StringComparison.Ordinal)
            .Replace("route(rows, 3)", "route(rows, 3, table=1)", StringComparison.Ordinal);
        var own = "from typing import Optional\n" + Own.Replace("width: int", "width: Optional[int]", StringComparison.Ordinal);

        Assert.That(Case(after).Edit(own), Is.EqualTo(own.Replace("Optional[int]):", "Optional[int], table: Optional[int] = None):", StringComparison.Ordinal)));
    }

    [Test]
    public void What_uses_the_new_parameter_comes_with_it()
    {
        var after = Router.Replace("def route(rows, width):", "def route(rows, width, table=None):", StringComparison.Ordinal)
            .Replace("keep(ready, total)", "keep(ready, total, table)", StringComparison.Ordinal)
            .Replace("route(rows, 3)", "route(rows, 3, table=1)", StringComparison.Ordinal);

        Assert.That(Case(after).Edit(Own), Is.EqualTo(Own
            .Replace("width: int):", "width: int, table=None):", StringComparison.Ordinal)
            .Replace("keep(ready, total)", "keep(ready, total, table)", StringComparison.Ordinal)));
    }

    [TestCase("def my_route(rows: list, width) -> list:", "table: int", "def my_route(rows: list, width, table: int) -> list:")]
    [TestCase("def my_route(rows: list, width=3) -> list:", "table: int", "def my_route(rows: list, width=3, table: int | None = None) -> list:")]
    [TestCase("def my_route(rows, width) -> list:", "table: int", "def my_route(rows, width, table) -> list:")]
    [TestCase("def my_route(rows, width):", "table: int", "def my_route(rows, width, table):")]
    public void A_function_has_types_where_it_is_typed_and_they_allow_its_defaults(string signature, string parameter, string edited)
    {
        var after = Router.Replace("def route(rows, width):", $"def route(rows, width, {parameter}):", StringComparison.Ordinal).Replace("route(rows, 3)", "route(rows, 3, 4)", StringComparison.Ordinal);
        var own = Own.Replace("def my_route(rows: list, width: int):", signature, StringComparison.Ordinal);

        Assert.That(Case(after).Edit(own), Is.EqualTo(own.Replace(signature, edited, StringComparison.Ordinal)));
    }

    [Test]
    public void A_function_that_would_still_demand_what_is_passed_no_more_is_left()
    {
        var after = Router.Replace("def route(rows, width):", "def route(rows, table):", StringComparison.Ordinal).Replace("count * width", "count * table", StringComparison.Ordinal);

        Assert.That(Case(after).Run(Own).Contents, Is.Empty);
    }

    [TestCase("host.router.route = my_route", true)]
    [TestCase("host.router.other = my_route", false)]
    [TestCase("host.router.route = wrap(my_route)", false)]
    public void A_function_that_is_not_assigned_to_the_name_itself_is_left(string assignment, bool edited)
    {
        var after = Router.Replace("def route(rows, width):", "def route(rows, width, table=None):", StringComparison.Ordinal)
            .Replace("route(rows, 3)", "route(rows, 3, table=1)", StringComparison.Ordinal);

        var own = Own.Replace("host.router.route = my_route", assignment, StringComparison.Ordinal);
        Assert.That(Case(after).Edit(own).Contains("table", StringComparison.Ordinal), Is.EqualTo(edited));
    }

    [TestCase("", "\nhost.layer.Layer = Mine\n", true)]
    [TestCase("@host.layer.Layer.register\n", "", true)]
    [TestCase("", "\nTABLE = {\n    \"Layer\": Mine,\n}\n", true)]
    [TestCase("", "\nTABLE = {\n    \"Other\": Mine,\n}\n", false)]
    [TestCase("", "\nTABLE = {\n    \"Layer\": Mine(3),\n}\n", false)]
    [TestCase("", "\nhost.layer.Layer.register(other=Mine, name=\"Layer\")\n", true)]
    [TestCase("", "\nhost.layer.Layer.register(other=Mine, name=\"Mine\")\n", false)]
    [TestCase("", "", false)]
    public void An_initializer_takes_more_where_the_upstream_makes_the_objects(string decorator, string assignment, bool edited)
    {
        const string Layer = "class Layer:\n    @classmethod\n    def register(cls, other):\n        return other\n\n    def __init__(self, size):\n        self.size = size\n\n\ndef make():\n    return Layer(3)\n";
        var made = new CodemodCase
        {
            Before = CodemodCase.Host(("layer", Layer)),
            After = CodemodCase.Host(("layer", Layer.Replace("(self, size)", "(self, size, gate=None)", StringComparison.Ordinal).Replace("Layer(3)", "Layer(3, gate=1)", StringComparison.Ordinal))),
        };
        var own = $"import host.layer\n\n\n{decorator}class Mine(host.layer.Layer):\n    def __init__(self, size):\n        super().__init__(size=size)\n{assignment}";

        Assert.That(made.Edit(own), Is.EqualTo(!edited ? own : own.Replace("(self, size)", "(self, size, gate=None)", StringComparison.Ordinal).Replace("size=size", "size=size, gate=gate", StringComparison.Ordinal)));
    }

    [TestCase("Made(size=1, rows=2, label='x', depth=3)", "", true)]
    [TestCase("Made(1, rows=2, label='x', depth=3)", "", false)]
    [TestCase("Made(size=1, rows=2, label='x', depth=3, other=4)", "", false)]
    [TestCase("Plan(size=1, rows=2, label='x', depth=3)", "", false)]
    [TestCase("Made(size=1, rows=2, label='x', depth=3)", "\n\nmine = Own(1, 2)\n", false)]
    [TestCase("Made(size=1, rows=2, label='x', depth=3)", "\n\nMade = Own\n", false)]
    [TestCase("Made(size=1, rows=2, label='x', depth=3)", "\n\nmine = prepare(Own, 2)\n", false)]
    [TestCase("dict(size=1, rows=2, label='x', depth=3)", "", false)]
    [TestCase("config(size=1, rows=2, label='x', depth=3)", "", false)]
    [TestCase("Plain(size=1, rows=2, label='x', depth=3)", "", false)]
    public void An_initializer_takes_what_is_passed_to_a_class_that_a_variable_holds(string call, string use, bool edited)
    {
        const string Plan = "class Plan:\n    def __init__(self, size, rows, label=''):\n        pass\n\n\ndef start(config):\n    Made = config.resolve()\n    Plain = Plan\n    return Made(size=1, rows=2, label='x')\n";
        var made = new CodemodCase
        {
            Before = CodemodCase.Host(("plan", Plan)),
            After = CodemodCase.Host(("plan", Plan.Replace("label=''", "label='', depth=None", StringComparison.Ordinal).Replace("Made(size=1, rows=2, label='x')", call, StringComparison.Ordinal))),
        };
        var own = $"from host.plan import Plan\n\n\nclass Own(Plan):\n    def __init__(self, size, rows, label=''):\n        super().__init__(size, rows, label=label)\n{use}";
        var collecting = own.Replace("label=''", "label='', **others", StringComparison.Ordinal);

        Assert.That(made.Edit(own), Is.EqualTo(edited
            ? own.Replace("label='')", "label='', depth=None)", StringComparison.Ordinal).Replace("label=label", "label=label, depth=depth", StringComparison.Ordinal) : own));
        Assert.That(made.Edit(collecting), Is.EqualTo(collecting), "it takes everything by name");
    }

    [TestCase("(self, size, name='n', gate=None)", "Mine(3, 'q')", true)]
    [TestCase("(self, size, gate=None, name='n')", "Mine(3, 'q')", false)]
    [TestCase("(self, size, gate=None, name='n')", "Mine(3, name='q')", true)]
    [TestCase("(self, size, gate=None, name='n')", "Deeper(3, 'q')", false)]
    public void Objects_that_the_downstream_makes_are_given_what_they_were_given(string signature, string call, bool edited)
    {
        const string Layer = "class Layer:\n    def __init__(self, size, name='n'):\n        self.size = size\n\n\ndef make():\n    return Layer(3)\n";
        var made = new CodemodCase
        {
            Before = CodemodCase.Host(("layer", Layer)),
            After = CodemodCase.Host(("layer", Layer.Replace("(self, size, name='n')", signature, StringComparison.Ordinal).Replace("Layer(3)", "Layer(3, gate=1)", StringComparison.Ordinal))),
        };
        var own = $"from host.layer import Layer\n\n\nclass Mine(Layer):\n    def __init__(self, size, name='n'):\n        self.size = size\n\n\nclass Deeper(Mine):\n    pass\n\n\nTABLE = {{\"Layer\": Mine}}\nmade = {call}\n";

        Assert.That(made.Edit(own).Contains("gate", StringComparison.Ordinal), Is.EqualTo(edited));
    }

    [Test]
    public void What_stands_between_and_would_refuse_it_is_handed_nothing_new()
    {
        const string Layer = "class Layer:\n    def __init__(self, size):\n        self.size = size\n\n\ndef make():\n    return Layer(3)\n";
        const string Built = "from host.layer import Layer\n\n\nclass Between(Layer):\n    def __init__(self, size):\n        super().__init__(size)\n\n\nclass Mine(Between):\n    def __init__(self, size):\n        super().__init__(size)\n\n\nTABLE = {\"Layer\": Mine}\n";
        var outcome = new CodemodCase
        {
            Before = CodemodCase.Host(("layer", Layer)),
            After = CodemodCase.Host(("layer", Layer.Replace("(self, size)", "(self, size, gate=None)", StringComparison.Ordinal).Replace("Layer(3)", "Layer(3, gate=1)", StringComparison.Ordinal))),
        }.Run(Built);

        Assert.That(outcome.Contents, Is.Empty);
        Assert.That(outcome.Left.Select(left => left.Why), Has.Some.Contains("'Between', which the class derives from, does not take 'gate'"));
    }

    [TestCase("", true)]
    [TestCase("    def build(self):\n        self.left = 1\n\n", false)]
    public void An_override_follows_where_its_object_has_lost_a_member(string method, bool edited)
    {
        const string Attention = """
            class Attention:
                def __init__(self, size):
                    self.left = size
                    self.right = size

                def forward(self, rows):
                    count = len(rows)
                    one, two = self.left(rows), self.right(rows)
                    three = one + two + count
                    four = three * count
                    return four

            """;
        var after = Attention.Replace("        self.left = size\n        self.right = size\n", "        self.both = size\n", StringComparison.Ordinal)
            .Replace("one, two = self.left(rows), self.right(rows)", "one, two = self.both(rows)", StringComparison.Ordinal);
        var own = $"from host.attention import Attention\n\n\nclass Mine(Attention):\n{method}    def forward(self, rows):\n        count = len(rows)\n        one, two = self.left(rows), self.right(rows)\n        three = one + two + count\n        four = three * count\n        return four.cpu()\n";
        var lost = new CodemodCase { FollowsUpstream = true, Before = CodemodCase.Host(("attention", Attention)), After = CodemodCase.Host(("attention", after)) };

        // The class of its own that has the one has not the other.
        own = method.Length == 0 ? own : own.Replace("    def build(self):\n        self.left = 1\n", "    def build(self):\n        self.left = self.right = 1\n", StringComparison.Ordinal);
        Assert.That(lost.Edit(own), Is.EqualTo(!edited ? own : own.Replace("self.left(rows), self.right(rows)", "self.both(rows)", StringComparison.Ordinal)));
    }

    [TestCase("four.cpu()", true)]
    [TestCase("four.cpu(), one", false)]
    public void Code_that_gives_a_name_its_value_stays_where_the_copy_has_more_use_for_it(string result, bool edited)
    {
        const string Body = "        count = len(rows)\n        one, two = self.left(rows), self.right(rows)\n        three = one + two + count\n        four = three * count\n";
        const string Fields = "class Attention:\n    def __init__(self, size):\n        self.left = size\n        self.right = size\n\n";
        var now = Body.Replace("one, two = self.left(rows), self.right(rows)", "all = self.both(rows)", StringComparison.Ordinal).Replace("one + two + count", "all + count", StringComparison.Ordinal);
        var lost = new CodemodCase
        {
            FollowsUpstream = true,
            Before = CodemodCase.Host(("attention", $"{Fields}    def forward(self, rows):\n{Body}        return four\n")),
            After = CodemodCase.Host(("attention", $"{Fields.Replace("        self.left = size\n        self.right = size\n", "        self.both = size\n", StringComparison.Ordinal)}    def forward(self, rows):\n{now}        return four\n")),
        };
        var own = $"from host.attention import Attention\n\n\nclass Mine(Attention):\n    def forward(self, rows):\n{Body}        return {result}\n";

        Assert.That(lost.Edit(own), Is.EqualTo(!edited ? own : own.Replace(Body, now, StringComparison.Ordinal)));
    }

    private static CodemodCase Case(string after) => new()
    {
        FollowsUpstream = true,
        Before = CodemodCase.Host(("router", Router), ("tools", Tools)),
        After = CodemodCase.Host(("router", after), ("tools", Tools)),
    };
}
