namespace Main2Main.Tests.Adaptation;

/// <summary>Overrides of functions that return something now.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Returns_of_overrides
{
    private const string Before = """
        class Base:
            def __init__(self, settings):
                self.settings = settings

            def warm_up(self) -> None:
                raise NotImplementedError


        class Quick(Base):
            def warm_up(self) -> None:
                self.run()

        """;

    private const string After = """
        class Base:
            def __init__(self, settings):
                self.settings = settings

            def warm_up(self) -> float:
                raise NotImplementedError


        class Quick(Base):
            def warm_up(self) -> float:
                self.run()
                return self.settings.seconds

        """;

    private const string Own = """
        from host.base import Base


        class Mine(Base):
            def warm_up(self) -> None:
                self.capture()

            def rest(self) -> None:
                pass

        """;

    [Test]
    public void An_override_returns_what_the_upstreams_own_overrides_return() => Assert.That(Case(After).Edit(Own), Is.EqualTo("""
        from host.base import Base


        class Mine(Base):
            def warm_up(self) -> float:
                self.capture()

                return self.settings.seconds

            def rest(self) -> None:
                pass

        """));

    [TestCase("super().warm_up()", true)]
    [TestCase("with self.switch() as one:\n            super().warm_up()", true)]
    [TestCase("super(Mine, self).warm_up()", true)]
    [TestCase("if self.settings:\n            super().warm_up()", false)]
    [TestCase("for one in self.settings:\n            super().warm_up()", false)]
    [TestCase("if self.settings:\n            return\n        super().warm_up()", false)]
    [TestCase("super().warm_up().close()", false)]
    [TestCase("super().rest()", false)]
    public void An_override_that_ends_by_calling_its_base_returns_what_that_returns_now(string body, bool returns)
    {
        var own = Own.Replace("self.capture()", "self.capture()\n        " + body, StringComparison.Ordinal);
        var quick = Case(After.Replace("self.settings.seconds", "self.compute()", StringComparison.Ordinal) + "\n\nclass Slow(Base):\n    def warm_up(self) -> float:\n        return 2\n");

        var edited = quick.Edit(own);

        Assert.That(edited, Is.EqualTo(returns ? own.Replace("super(", "return super(", StringComparison.Ordinal).Replace("warm_up(self) -> None", "warm_up(self) -> float", StringComparison.Ordinal) : own));
    }

    [Test]
    public void It_is_left_where_they_do_not_agree()
    {
        var outcome = Case(After + "\n\nclass Slow(Base):\n    def warm_up(self) -> float:\n        return self.settings.minutes\n").Run(Own);

        Assert.That(outcome.Contents, Is.Empty);
        Assert.That(outcome.Left.Select(left => left.Why), Has.Some.Contains("do not all return the same"));
    }

    [Test]
    public void It_is_left_where_it_returns_something_of_its_own()
    {
        var own = Own.Replace("self.capture()", "return self.capture()", StringComparison.Ordinal);

        Assert.That(Case(After).Edit(own), Is.EqualTo(own));
    }

    private const string Times = """
        from typing import NamedTuple


        class Times(NamedTuple):
            first: float
            second: float


        class Base:
            def __init__(self, settings):
                self.settings = settings
                self.clock = settings.clock

            def warm_up(self) -> Times:
                raise NotImplementedError


        class Quick(Base):
            def warm_up(self) -> Times:
                self.run()
                return Times(
                    first=self.clock.seconds,
                    second=self.clock.minutes,
                )

        """;

    private static readonly string Seconds = Times.Replace("-> Times", "-> float", StringComparison.Ordinal)
        .Replace("return Times(\n            first=self.clock.seconds,\n            second=self.clock.minutes,\n        )", "return self.clock.seconds", StringComparison.Ordinal);

    [Test]
    public void What_it_returned_as_the_upstream_did_it_returns_as_the_upstream_does_in_its_own_words()
    {
        const string Mine = "from host.base import Base\n\n\nclass Mine(Base):\n    def warm_up(self) -> float:\n        self.settings.clock.start()\n        return self.settings.clock.seconds\n";
        var richer = Case(Times) with { Before = CodemodCase.Host(("base", Seconds)) };

        Assert.That(richer.Edit(Mine), Is.EqualTo(
            "from host.base import Base, Times\n\n\nclass Mine(Base):\n    def warm_up(self) -> Times:\n        self.settings.clock.start()\n"
            + "        return Times(\n            first=self.settings.clock.seconds,\n            second=self.settings.clock.minutes,\n        )\n"));
    }

    [Test]
    public void A_type_that_the_release_has_not_is_left()
    {
        const string Mine = "from host.base import Base\n\n\nclass Mine(Base):\n    def warm_up(self) -> float:\n        return self.clock.seconds\n";
        var richer = Case(Times) with { Before = CodemodCase.Host(("base", Seconds.Replace("class Times", "class Hours", StringComparison.Ordinal))) };

        Assert.That((richer with { Release = richer.Before }).Edit(Mine), Is.EqualTo(Mine));
        Assert.That(richer.Edit(Mine), Does.Contain("-> Times"));
    }

    [TestCase("return self.clock.hours")]
    [TestCase("if self.done:\n            return 0.0\n        return self.clock.seconds")]
    public void What_it_returned_in_its_own_way_it_is_asked_for(string body)
    {
        var mine = $"from host.base import Base\n\n\nclass Mine(Base):\n    def warm_up(self) -> float:\n        {body}\n";
        var richer = Case(Times) with { Before = CodemodCase.Host(("base", Seconds)) };

        Assert.That(richer.Edit(mine), Is.EqualTo(mine));
    }

    private static CodemodCase Case(string after) => new()
    {
        FollowsUpstream = true,
        Before = CodemodCase.Host(("base", Before)),
        After = CodemodCase.Host(("base", after)),
    };
}
