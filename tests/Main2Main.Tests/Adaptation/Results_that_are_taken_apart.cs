namespace Main2Main.Tests.Adaptation;

/// <summary>Results that are taken apart, and have more parts now, or fewer.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Results_that_are_taken_apart
{
    private const string Two = """
        class Router:
            @staticmethod
            def pick(items, depth) -> tuple[list, list]:
                weights = [1 for _ in items]
                return weights, items


        def use(router, items):
            weights, items = Router.pick(items, 3)
            return weights, items

        """;

    private const string Three = """
        class Router:
            @staticmethod
            def pick(items, depth) -> tuple[list, list, int]:
                weights = [1 for _ in items]
                return weights, items, depth


        def use(router, items):
            weights, items, spare = Router.pick(items, 3)
            return weights, items

        """;

    private const string Own = """
        from host.router import Router


        def use(values):
            weights, items = Router.pick(values, 2)
            return weights, items


        """;

    [Test]
    public void One_more_is_called_as_the_upstream_calls_it() => Assert.That(Case(Two, Three).Edit(Own), Is.EqualTo(Own.Replace("weights, items =", "weights, items, spare =", StringComparison.Ordinal)));

    [Test]
    public void It_is_given_no_name_that_the_function_has_already()
    {
        var own = Own.Replace("values", "spare", StringComparison.Ordinal);

        Assert.That(Case(Two, Three).Edit(own), Is.EqualTo(own.Replace("weights, items =", "weights, items, _ =", StringComparison.Ordinal)));
    }

    [Test]
    public void One_that_is_gone_goes_where_nobody_uses_it()
    {
        var own = Own.Replace("weights, items =", "weights, items, more =", StringComparison.Ordinal);

        Assert.That(Case(Three, Two).Edit(own), Is.EqualTo(Own));
    }

    [Test]
    public void One_in_the_middle_is_told_by_its_name()
    {
        var four = Three.Replace("list, list, int", "list, list, list, list", StringComparison.Ordinal).Replace("return weights, items, depth", "return weights, ranks, items, depth", StringComparison.Ordinal)
            .Replace("weights, items, spare", "weights, ranks, items, spare", StringComparison.Ordinal);
        var three = Three.Replace("list, list, int", "list, list, list", StringComparison.Ordinal);
        var own = Own.Replace("weights, items =", "weights, items, depth =", StringComparison.Ordinal);

        Assert.That(Case(three, four).Edit(own), Is.EqualTo(own.Replace("weights, items, depth =", "weights, ranks, items, depth =", StringComparison.Ordinal)));
    }

    [Test]
    public void Lines_stay_beneath_their_bracket_or_become_one_where_that_has_room()
    {
        string Aligned(string targets) => Own.Replace("weights, items = Router.pick(values, 2)", $"{targets} = Router.pick(values,\n{new string(' ', $"    {targets} = Router.pick(".Length)}2)", StringComparison.Ordinal);

        Assert.That(Case(Three, Two).Edit(Aligned("weights, items, more")), Is.EqualTo(Own));
        Assert.That((Case(Three, Two) with { LineLength = 35 }).Edit(Aligned("weights, items, more")), Is.EqualTo(Aligned("weights, items")));
        Assert.That((Case(Two, Three) with { LineLength = 48 }).Edit(Aligned("weights, items")), Is.EqualTo(Aligned("weights, items, spare")));
    }

    [Test]
    public void Without_a_caller_that_tells_them_apart_types_do()
    {
        static string Bare(string text) => text.Replace("    return weights, items, depth", "    return make(items)", StringComparison.Ordinal).Replace("    return weights, items\n\n\n", "    return make(items)\n\n\n", StringComparison.Ordinal)
            .Replace("weights, items, spare = Router.pick(items, 3)", "weights = Router.pick(items, 3)[0]", StringComparison.Ordinal).Replace("weights, items = Router.pick(items, 3)", "weights = Router.pick(items, 3)[0]", StringComparison.Ordinal);

        Assert.That(Case(Bare(Two), Bare(Three)).Edit(Own), Is.EqualTo(Own.Replace("weights, items =", "weights, items, _ =", StringComparison.Ordinal)));
        Assert.That(Case(Bare(Two), Bare(Three).Replace("list, list, int", "list, list, list", StringComparison.Ordinal)).Run(Own).Left.Select(left => left.Why), Has.Some.Contains("which of the 3 parts are new is not sure"));
    }

    [Test]
    public void The_release_keeps_its_own_number() => Assert.That((Case(Two, Three) with { Release = CodemodCase.Host(("router", Two)) }).Edit(Own), Is.EqualTo(Own
        .Replace("import Router\n", "import Router\n\nfrom plugin.utils import host_version_is\n", StringComparison.Ordinal)
        .Replace("    weights, items = Router.pick(values, 2)\n", "    if host_version_is(\"1.2.0\"):\n        weights, items = Router.pick(values, 2)\n    else:\n        weights, items, spare = Router.pick(values, 2)\n", StringComparison.Ordinal)));

    [TestCase("return weights, items", "return weights, items, more", "'more', which is gone, is still used")]
    [TestCase("def use", "class Mine(Router):\n    @staticmethod\n    def pick(items, depth):\n        return 1, 2, 3\n\n\ndef use", "a function of its own for host.router.Router.pick")]
    public void What_is_not_sure_is_left(string text, string other, string why)
    {
        var own = Own.Replace("weights, items =", "weights, items, more =", StringComparison.Ordinal).Replace(text, other, StringComparison.Ordinal);

        var outcome = Case(Three, Two).Run(own);

        Assert.That(outcome.Contents, Is.Empty);
        Assert.That(outcome.Left.Select(left => left.Why), Has.Some.Contains(why));
    }

    [TestCase("def use(values):\n", "def use(values, spare):\n    for _ in values:\n        print(_)\n")]
    [TestCase("\n\ndef use(values):\n", "from gettext import gettext as _\n\n\ndef use(values, spare):\n")]
    public void No_name_that_means_something_is_taken(string text, string other)
    {
        var own = Own.Replace(text, other, StringComparison.Ordinal);

        Assert.That(Case(Two, Three).Edit(own), Is.EqualTo(own));
    }

    [TestCase("weights, *items =")]
    [TestCase("(weights, items) =")]
    [TestCase("weights, (items, more) =")]
    public void What_takes_any_number_or_stands_otherwise_is_not_touched(string targets)
    {
        var own = Own.Replace("weights, items =", targets, StringComparison.Ordinal);

        Assert.That(Case(Two, Three).Edit(own), Is.EqualTo(own.Replace("weights, (items, more) =", "weights, (items, more), spare =", StringComparison.Ordinal)));
    }

    private static CodemodCase Case(string before, string after) => new() { Before = CodemodCase.Host(("router", before)), After = CodemodCase.Host(("router", after)), FollowsUpstream = true };
}
