namespace Main2Main.Tests.Adaptation;

/// <summary>Arguments that no method of a name takes any more, at calls of objects whose class nobody knows.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Arguments_that_nobody_takes
{
    private const string Models = """
        class First:
            def score(self, rows, meta):
                return rows


        class Second:
            def score(self, rows, meta):
                return rows


        class Third:
            def score(self, rows, meta, step=0):
                return rows


        def use(model, rows, meta):
            model.score(rows, None)
            return model.score(rows, meta)

        """;

    private const string Own = """
        from host.models import First


        class Runner:
            def run(self, rows):
                self.score = self.model.score(rows, None)
                return self.get_model().score(rows), self.model.score(rows, self.meta)

        """;

    private static readonly string Less = Models.Replace(", meta):\n        return", "):\n        return", StringComparison.Ordinal).Replace("rows, meta, step", "rows, step", StringComparison.Ordinal)
        .Replace("(rows, None)", "(rows)", StringComparison.Ordinal).Replace("model.score(rows, meta)", "model.score(rows)", StringComparison.Ordinal);

    [Test]
    public void They_go_where_the_upstream_gave_the_same_and_gives_nothing_now() =>
        Assert.That(Case(Models, Less).Edit(Own), Is.EqualTo(Own.Replace("(rows, None)", "(rows)", StringComparison.Ordinal)));

    [Test]
    public void Whatever_is_given_goes_where_nothing_else_stands_in_the_place() => Assert.That(
        Case(Models.Replace(", step=0", string.Empty, StringComparison.Ordinal), Less.Replace(", step=0", string.Empty, StringComparison.Ordinal)).Edit(Own),
        Is.EqualTo(Own.Replace("(rows, None)", "(rows)", StringComparison.Ordinal).Replace("(rows, self.meta)", "(rows)", StringComparison.Ordinal)));

    [Test]
    public void By_name_too() => Assert.That(
        Case(Models, Less).Edit(Own.Replace("(rows, None)", "(rows, meta=self.other)", StringComparison.Ordinal)), Is.EqualTo(Own.Replace("(rows, None)", "(rows)", StringComparison.Ordinal)));

    [Test]
    public void The_release_that_demands_it_is_given_it() => Assert.That((Case(Models, Less) with { Release = CodemodCase.Host(("models", Models)) }).Edit(Own), Does.Contain(
        "        if host_version_is(\"1.2.0\"):\n            self.score = self.model.score(rows, None)\n        else:\n            self.score = self.model.score(rows)\n"));

    [TestCase("another method still takes it", "class Fourth:\n    def score(self, meta):\n        return meta\n", true)]
    [TestCase("many methods never took it", "class Fourth:\n    def score(self, one):\n        return one\n\n\nclass Fifth:\n    def score(self, two):\n        return two\n", true)]
    [TestCase("one of the downstream's takes it", "class Fourth:\n    def score(self, rows, meta):\n        return meta\n", false)]
    public void It_stays_where(string why, string other, bool isUpstream)
    {
        var (before, after, own) = isUpstream ? (Models + "\n\n" + other, Less + "\n\n" + other, Own) : (Models, Less, Own + "\n\n" + other);

        Assert.That(Case(before, after).Edit(own), Is.EqualTo(own), why);
    }

    [TestCase("import torch\n", "torch.score(rows, None)")]
    [TestCase("", "self.model.score(*rows, None)")]
    [TestCase("", "self.model.score(rows, None, 1)")]
    [TestCase("", "score(rows, None)")]
    public void A_call_that_may_be_another_s_stays(string import, string call)
    {
        var own = import + Own.Replace("self.model.score(rows, None)", call, StringComparison.Ordinal);

        Assert.That(Case(Models, Less).Edit(own), Is.EqualTo(own));
    }

    [TestCase("self.model = {}")]
    [TestCase("self.model = make()")]
    [TestCase("self.model = OrderedDict()")]
    [TestCase("self.model: dict = model")]
    [TestCase("self.model = options")]
    public void An_object_that_is_seen_to_be_another_s_keeps_them(string assignment)
    {
        var own = Own.Replace("from host", "from collections import OrderedDict\nfrom other import make\nfrom host", StringComparison.Ordinal)
            .Replace("class Runner:\n", $"class Runner:\n    def __init__(self, model, **options):\n        {assignment}\n\n", StringComparison.Ordinal);

        Assert.That(Case(Models, Less).Edit(own), Is.EqualTo(own));
    }

    [TestCase("self.model = model")]
    [TestCase("self.model = self.find()")]
    [TestCase("self.model = First()")]
    [TestCase("self.model: First = model")]
    public void One_that_may_be_the_upstream_s_does_not(string assignment)
    {
        var own = Own.Replace("class Runner:\n", $"class Runner:\n    def __init__(self, model):\n        {assignment}\n\n", StringComparison.Ordinal);

        Assert.That(Case(Models, Less).Edit(own), Does.Contain("self.score = self.model.score(rows)\n"));
    }

    [TestCase("self.model = model\n        self.model = make(self.model, 3)", true)]
    [TestCase("self.model = OrderedDict()\n        self.model = make(self.model, 3)", false)]
    [TestCase("self.model = model\n        self.model = make(3, self.model)", false)]
    [TestCase("self.model = model\n        self.model = make(self.other)", false)]
    [TestCase("self.model = model\n        self.model = make(model.model)", false)]
    public void What_is_put_around_an_object_in_its_own_place_answers_for_it(string assignments, bool edited)
    {
        var own = Own.Replace("from host", "from collections import OrderedDict\nfrom other import make\nfrom host", StringComparison.Ordinal)
            .Replace("class Runner:\n", $"class Runner:\n    def __init__(self, model):\n        {assignments}\n\n", StringComparison.Ordinal);

        Assert.That(Case(Models, Less).Edit(own), edited ? Does.Contain("self.score = self.model.score(rows)\n") : Is.EqualTo(own));
    }

    [TestCase("vars(self).score(rows, None)")]
    [TestCase("self.__dict__.score(rows, None)")]
    [TestCase("globals().score(rows, None)")]
    public void What_python_itself_gives_keeps_them(string call)
    {
        var own = Own.Replace("self.model.score(rows, None)", call, StringComparison.Ordinal);

        Assert.That(Case(Models, Less).Edit(own), Is.EqualTo(own));
    }

    private static CodemodCase Case(string before, string after) => new() { Before = CodemodCase.Host(("models", before)), After = CodemodCase.Host(("models", after)) };
}
