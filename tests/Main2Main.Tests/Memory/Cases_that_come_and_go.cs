using Main2Main.Memory;
using static Main2Main.Memory.CaseOutcome;

namespace Main2Main.Tests.Memory;

/// <summary>Which test cases are known to pass and fail by turns.</summary>
[Category("Deciding")]
[Parallelizable(ParallelScope.All)]
public sealed class Cases_that_come_and_go
{
    private static readonly DateTimeOffset Start = new(2026, 8, 1, 20, 0, 0, TimeSpan.Zero);

    [Test]
    public void A_case_that_did_both_against_the_same_trees_is_one() => Assert.That(Record(("u", "t", Passed), ("u", "t", Failed)).Intermittent, Is.True);

    [Test]
    public void A_case_that_did_both_once_is_one_whatever_it_did_elsewhere() => Assert.That(Record(("u", "s", Passed), ("u", "t", Passed), ("u", "t", Failed), ("v", "t", Failed)).Intermittent, Is.True);

    [TestCase("v", "t")]
    [TestCase("u", "s")]
    public void A_case_that_did_both_against_two_states_is_none(string upstream, string tree) =>
        Assert.That(Record(("u", "t", Failed), (upstream, tree, Passed)).Intermittent, Is.False);

    [Test]
    public void A_flake_that_comes_back_after_a_pass_is_one() =>
        Assert.That(Record(("u", "1", Flaked), ("u", "2", Failed), ("u", "3", Passed), ("u", "4", Failed), ("u", "5", Flaked)).Intermittent, Is.True);

    [Test]
    public void Two_flakes_without_a_pass_between_them_are_none() =>
        Assert.That(Record(("u", "0", Passed), ("u", "1", Flaked), ("u", "2", Flaked), ("u", "3", Passed)).Intermittent, Is.False);

    [Test]
    public void One_flake_and_a_failure_after_a_pass_are_none() =>
        Assert.That(Record(("u", "1", Flaked), ("u", "2", Passed), ("u", "3", Failed)).Intermittent, Is.False);

    [Test]
    public void A_case_that_only_passes_or_only_fails_is_none()
    {
        Assert.That(Record(("u", "t", Passed), ("u", "t", Passed)).Intermittent, Is.False);
        Assert.That(Record(("u", "t", Failed), ("u", "t", Flaked)).Intermittent, Is.False);
    }

    [Test]
    public void A_verdict_that_is_known_changes_nothing()
    {
        var record = Record(("u", "t", Failed));

        Assert.That(record.With(record.History[0]), Is.SameAs(record));
    }

    [Test]
    public void Verdicts_stand_in_the_order_of_their_time_and_the_thirty_newest_are_kept()
    {
        var verdicts = Enumerable.Range(0, 32).Select(minute => Verdict(minute, "u", "t", Failed)).ToList();
        var record = verdicts.AsEnumerable().Reverse().Aggregate(new CaseRecord("case", [], []), (known, verdict) => known.With(verdict));

        Assert.That(record.History, Is.EqualTo(verdicts.Skip(2)));
    }

    private static CaseRecord Record(params (string Upstream, string Tree, CaseOutcome Outcome)[] verdicts) =>
        new("case", ["unit"], [.. verdicts.Select((verdict, minute) => Verdict(minute, verdict.Upstream, verdict.Tree, verdict.Outcome))]);

    private static CaseVerdict Verdict(int minute, string upstream, string tree, CaseOutcome outcome) => new(
        "run", "step-1", 1, minute, Start.AddMinutes(minute), upstream, tree, outcome);
}
