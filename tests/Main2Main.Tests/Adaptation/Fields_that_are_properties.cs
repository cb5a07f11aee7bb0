namespace Main2Main.Tests.Adaptation;

/// <summary>Fields that classes of the downstream's assign, and that only a property has now.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Fields_that_are_properties
{
    private const string Old = "class Base:\n    def __init__(self):\n        self.table = None\n\n    def size(self):\n        return len(self.table)\n";

    private const string Own = """
        from host.base import Base


        class Own(Base):
            def __init__(self, table):
                super().__init__()
                self.table = table
                if self.table is not None:
                    print(self.table.size, table)

            def get(self):
                return self.table


        def use(own: Own):
            return own.table

        """;

    private static readonly string Now = Old.Replace("self.table", "self._table", StringComparison.Ordinal) + "\n    @property\n    def table(self):\n        return self._table\n";
    private static readonly string Renamed = Own.Replace("self.table", "self._table", StringComparison.Ordinal);

    [Test]
    public void A_class_uses_what_the_property_gives() => Assert.That(Case(Now).Edit(Own), Is.EqualTo(Renamed));

    [Test]
    public void It_does_so_once_where_the_upstream_s_own_code_says_the_same() => Assert.That((Case(Now) with { FollowsUpstream = true }).Edit(Own), Is.EqualTo(Renamed));

    [Test]
    public void What_the_property_reads_by_its_own_name_will_do() =>
        Assert.That(Case(Now.Replace("return self._table\n", "return self._table if self._table else None\n", StringComparison.Ordinal)).Edit(Own), Is.EqualTo(Renamed));

    [Test]
    public void For_the_release_the_class_has_the_old_name_too() => Assert.That(
        (Case(Now.Replace("def table(self)", "def table(self) -> list | None", StringComparison.Ordinal)) with { Release = CodemodCase.Host(("base", Old)) }).Edit(Own),
        Is.EqualTo(Renamed.Replace("        return self._table\n", "        return self._table\n\n    @property\n    def table(self) -> list | None:\n        return self._table\n\n    @table.setter\n    def table(self, table):\n        self._table = table\n", StringComparison.Ordinal)));

    [Test]
    public void What_the_release_registers_by_a_text_is_left()
    {
        var release = Old.Replace("self.table = None", "self.table: list | None\n        self.register_buffer('table', None)", StringComparison.Ordinal);

        var outcome = (Case(Now) with { Release = CodemodCase.Host(("base", release)) }).Run(Own);

        Assert.That(outcome.Contents, Is.Empty);
        Assert.That(outcome.Left.Select(left => left.Why), Has.Some.Contains("registers 'table'"));
    }

    [TestCase("self._table = None", "self._table = {}\n        self.table = table", "of its own")]
    [TestCase("return self._table\n", "return compute()\n", "no field is known")]
    public void What_cannot_be_told_is_left(string old, string now, string why)
    {
        var own = why == "of its own" ? Own.Replace("self.table = table", now, StringComparison.Ordinal) : Own;
        var outcome = Case(why == "of its own" ? Now : Now.Replace(old, now, StringComparison.Ordinal)).Run(own);

        Assert.That(outcome.Contents, Is.Empty);
        Assert.That(outcome.Left.Select(left => left.Why), Has.Some.Contains(why));
    }

    [TestCase("    @property\n    def table(self):\n        return 77\n")]
    [TestCase("    table = property(lambda self: 78)\n")]
    public void It_is_left_where_an_heir_answers_for_the_name(string body)
    {
        var outcome = Case(Now).Run(Own + "\n\nclass Further(Own):\n" + body);

        Assert.That(outcome.Contents, Is.Empty);
        Assert.That(outcome.Left.Select(left => left.Why), Has.Some.Contains("'Further', which derives from it"));
    }

    [Test]
    public void A_property_that_takes_a_value_asks_for_nothing() => Assert.That(
        Case(Now + "\n    @table.setter\n    def table(self, table):\n        self._table = table\n").Run(Own).Contents, Is.Empty);

    private static CodemodCase Case(string now) => new() { Before = CodemodCase.Host(("base", Old)), After = CodemodCase.Host(("base", now)) };
}
