namespace Main2Main.Tests.Adaptation;

/// <summary>Constructors that are made of fields: of data classes, named tuples and models.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class Fields_that_are_arguments
{
    private const string Plan = """
        from dataclasses import dataclass
        from typing import NamedTuple


        @dataclass
        class Plan:
            rows: int
            max_len: int = 3
            fast: bool = False


        class Span(NamedTuple):
            first: int
            last: int


        def plan(rows, total, flag):
            return Plan(rows, max_len=total, fast=flag)

        """;

    private const string Own = """
        from host.plan import Plan, Span


        def make(rows, total, flag):
            return Plan(rows=rows, max_len=total, fast=flag)


        def span(first, last):
            return Span(first, last)

        """;

    [Test]
    public void A_renamed_one_has_its_new_name() => Assert.That(
        Case(("max_len: int", "max_len_in_use: int"), ("max_len=", "max_len_in_use=")).Edit(Own),
        Is.EqualTo(Own.Replace("max_len=", "max_len_in_use=", StringComparison.Ordinal)));

    [Test]
    public void One_that_is_gone_is_not_given() =>
        Assert.That(Case(("    fast: bool = False\n", string.Empty), (", fast=flag", string.Empty)).Edit(Own), Is.EqualTo(Own.Replace(", fast=flag", string.Empty, StringComparison.Ordinal)));

    [Test]
    public void One_that_is_demanded_is_given_what_is_in_reach() => Assert.That(
        Case(("    rows: int\n", "    rows: int\n    total: int\n"), ("Plan(rows, ", "Plan(rows, total, ")).Edit(Own),
        Is.EqualTo(Own.Replace("fast=flag)", "fast=flag, total=total)", StringComparison.Ordinal)));

    [Test]
    public void One_that_lost_its_default_is_given_what_is_in_reach()
    {
        var own = Own.Replace(", max_len=total", string.Empty, StringComparison.Ordinal).Replace("total, flag)", "max_len, flag)", StringComparison.Ordinal);

        Assert.That(Case(("max_len: int = 3", "max_len: int")).Edit(own), Is.EqualTo(own.Replace("fast=flag)", "fast=flag, max_len=max_len)", StringComparison.Ordinal)));
    }

    [TestCase("Mine(rows=rows, max_len=total, fast=flag, color=1)", "Mine(rows=rows, max_len=total, color=1)")]
    [TestCase("Mine(rows, total, color=1, fast=True)", "Mine(rows, total, color=1)")]
    public void A_data_class_below_has_the_fields_of_both(string call, string edited)
    {
        var own = $"from dataclasses import dataclass\n\nfrom host.plan import Plan\n\n\n@dataclass\nclass Mine(Plan):\n    color: int = 3\n\n\ndef make(rows, total, flag):\n    return {call}\n";

        Assert.That(Case(("    fast: bool = False\n", string.Empty), (", fast=flag", string.Empty)).Edit(own), Is.EqualTo(own.Replace(call, edited, StringComparison.Ordinal)));
    }

    [Test]
    public void One_that_a_data_class_below_inherits_and_that_has_another_name_has_it_everywhere()
    {
        const string Below = "from dataclasses import dataclass\n\nfrom host.plan import Plan\n\n\n@dataclass\nclass Mine(Plan):\n    color: int = 3\n\n\ndef make(rows):\n    mine = Mine(rows, max_len=2)\n    return mine.max_len\n";

        Assert.That(Case(("max_len: int", "max_len_in_use: int"), ("max_len=", "max_len_in_use=")).Edit(Below), Is.EqualTo(Below.Replace("max_len", "max_len_in_use", StringComparison.Ordinal)));
    }

    [TestCase("    @classmethod\n    def of(cls, rows):\n        return cls(rows, fast=True)\n\n    def show(self):\n        return self.fast\n", "'fast', which is gone, is still read in plugin/a.py:13")]
    public void A_field_that_the_class_below_still_reads_is_left(string body, string why)
    {
        var own = $"from dataclasses import dataclass\n\nfrom host.plan import Plan\n\n\n@dataclass\nclass Mine(Plan):\n{body}";

        var outcome = Case(("    fast: bool = False\n", string.Empty), (", fast=flag", string.Empty)).Run(own);

        Assert.That(outcome.Contents, Is.Empty);
        Assert.That(outcome.Left.Select(left => left.Why), Has.Some.Contains(why));
    }

    [Test]
    public void Of_a_named_tuple_too()
    {
        var own = Own.Replace("def span(first, last)", "def span(first, last, step)", StringComparison.Ordinal);

        Assert.That(Case(("    last: int\n", "    last: int\n    step: int\n")).Edit(own), Is.EqualTo(own.Replace("Span(first, last)", "Span(first, last, step)", StringComparison.Ordinal)));
    }

    [Test]
    public void What_one_said_may_have_to_be_said_by_another_that_came()
    {
        var outcome = Case(("    fast: bool = False\n", "    speed: int = 1\n"), (", fast=flag", string.Empty)).Run(Own);

        Assert.That(outcome.Contents, Is.Empty);
        Assert.That(outcome.Left.Select(left => left.Why), Has.Some.Contains("may have to be said by 'speed'"));
    }

    [Test]
    public void The_release_s_constructor_is_called_as_before()
    {
        var released = Case(("    fast: bool = False\n", string.Empty), (", fast=flag", string.Empty)) with { Release = CodemodCase.Host(("plan", Plan)) };

        Assert.That(released.Edit(Own), Does.Contain(
            "    if host_version_is(\"1.2.0\"):\n        return Plan(rows=rows, max_len=total, fast=flag)\n    else:\n        return Plan(rows=rows, max_len=total)\n"));
    }

    [Test]
    public void A_class_with_an_initializer_of_its_own_is_none_of_them() => Assert.That(
        Case(("    fast: bool = False\n", "    def __init__(self, **options):\n        self.fast = options\n"), (", fast=flag", string.Empty)).Run(Own).Contents, Is.Empty);

    [Test]
    public void A_model_s_field_that_is_called_otherwise_is_given_by_its_new_name()
    {
        const string Model = "from pydantic import BaseModel\n\n\nclass Plan(BaseModel):\n    max_len: int = 3\n";
        var renamed = new CodemodCase
        {
            Before = CodemodCase.Host(("plan", Model)),
            After = CodemodCase.Host(("plan", Model.Replace("max_len", "max_len_in_use", StringComparison.Ordinal))),
        };

        Assert.That(renamed.Edit("from host.plan import Plan\n\nplan = Plan(max_len=4)\n"), Is.EqualTo("from host.plan import Plan\n\nplan = Plan(max_len_in_use=4)\n"));
    }

    [Test]
    public void What_a_class_declares_itself_stays_whatever_its_base_loses()
    {
        const string Below = "from dataclasses import dataclass\n\n\n@dataclass\nclass Above:\n    flag: int = 0\n\n\n@dataclass\nclass Below(Above):\n    flag: int = 1\n    gone: int = 3\n";
        var lost = new CodemodCase
        {
            Before = CodemodCase.Host(("below", Below)),
            After = CodemodCase.Host(("below", Below.Replace("    flag: int = 0\n", "    pass\n", StringComparison.Ordinal).Replace("    gone: int = 3\n", string.Empty, StringComparison.Ordinal))),
        };

        Assert.That(lost.Edit("from host.below import Below\n\none = Below(flag=5, gone=2)\n"), Is.EqualTo("from host.below import Below\n\none = Below(flag=5)\n"));
    }

    [Test]
    public void The_constructor_of_the_fields_is_the_one_where_a_base_has_another()
    {
        const string Kept = "from dataclasses import dataclass\n\n\nclass Base:\n    def __init__(self, name, gone=1):\n        self.name = name\n\n\n@dataclass\nclass Kept(Base):\n    name: str\n    gone: int = 3\n";
        var lost = new CodemodCase { Before = CodemodCase.Host(("kept", Kept)), After = CodemodCase.Host(("kept", Kept.Replace("name, gone=1", "name", StringComparison.Ordinal))) };

        Assert.That(lost.Run("from host.kept import Kept\n\none = Kept('a', gone=5)\n").Contents, Is.Empty);
    }

    [Test]
    public void What_is_patched_may_be_called_with_anything()
    {
        var patched = Case(("    fast: bool = False\n", string.Empty), (", fast=flag", string.Empty));

        Assert.That(patched.Run($"import host.plan\n{Own}\n\nclass Mine:\n    pass\n\n\nhost.plan.Plan = Mine\n").Contents, Is.Empty);
    }

    private static CodemodCase Case(params (string Old, string New)[] changes) => new()
    {
        Before = CodemodCase.Host(("plan", Plan)),
        After = CodemodCase.Host(("plan", changes.Aggregate(Plan, (text, change) => text.Replace(change.Old, change.New, StringComparison.Ordinal)))),
    };
}
