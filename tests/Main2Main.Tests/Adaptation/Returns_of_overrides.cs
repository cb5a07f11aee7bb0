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

    private static CodemodCase Case(string after) => new()
    {
        FollowsUpstream = true,
        Before = CodemodCase.Host(("base", Before)),
        After = CodemodCase.Host(("base", after)),
    };
}
