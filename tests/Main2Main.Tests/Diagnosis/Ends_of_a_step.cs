using Main2Main.Diagnosis;
using Main2Main.Workspace;

namespace Main2Main.Tests.Diagnosis;

/// <summary>Whether another fix is tried after a round.</summary>
[Category("Deciding")]
[Parallelizable(ParallelScope.All)]
public sealed class Ends_of_a_step
{
    [Test]
    public void A_first_failure_is_mended() => Expect(null, Round("A"));

    [Test]
    public void Suites_that_could_not_be_prepared_end_it_whatever_else_there_is() =>
        Expect(StopCondition.PrepareFailed, Round("A") with { Unprepared = true, Inherited = ["B"], Verdict = Verdict.SummaryError });

    [Test]
    public void Inherited_errors_end_it_where_they_are_not_accepted() => Expect(StopCondition.Inherited, Round("A") with { Inherited = ["B"] });

    [Test]
    public void Inherited_errors_that_are_accepted_leave_the_others_to_be_mended() =>
        Assert.That(StopRule.Decide([Round("A") with { Inherited = ["B"] }], 5, acceptsInherited: true), Is.Null);

    [Test]
    public void Inherited_errors_that_are_accepted_leave_nothing_to_mend_where_they_are_alone() =>
        Assert.That(StopRule.Decide([Round() with { Inherited = ["B"] }], 5, acceptsInherited: true), Is.EqualTo(StopCondition.Inherited));

    [Test]
    public void A_round_that_names_no_error_ends_it() => Expect(StopCondition.NoActionableBug, Round());

    [Test]
    public void A_round_whose_log_could_not_be_read_ends_it() => Expect(StopCondition.NoActionableBug, Round("A") with { Verdict = Verdict.SummaryError });

    [Test]
    public void The_same_errors_twice_end_it() => Expect(StopCondition.SameErrors, Round("A", "B"), Round("A", "B"));

    [Test]
    public void Only_the_two_last_rounds_are_compared() => Expect(null, Round("A", "C"), Round("A", "B", "C"), Round("A", "C"));

    [Test]
    public void Errors_that_were_there_three_rounds_ago_are_new_again() => Expect(StopCondition.Regression, Round("A", "B"), Round("B"), Round("A"));

    [Test]
    public void A_new_error_that_was_hidden_before_is_no_regression() => Expect(null, Round("A"), Round("B") with { Comparison = Unmasked("B") });

    [Test]
    public void A_new_error_beside_one_that_was_hidden_is_a_regression() =>
        Expect(StopCondition.Regression, Round("A"), Round("B", "C") with { Comparison = Unmasked("B") });

    [Test]
    public void The_last_round_that_is_allowed_ends_it() =>
        Assert.That(StopRule.Decide([Round("A", "B", "C"), Round("A", "B"), Round("A")], 3), Is.EqualTo(StopCondition.RoundLimit));

    [Test]
    public void The_round_before_the_last_that_is_allowed_does_not() =>
        Assert.That(StopRule.Decide([Round("A", "B", "C"), Round("A", "B"), Round("A")], 4), Is.Null);

    [Test]
    public void One_allowed_round_leaves_nothing_to_mend() => Assert.That(StopRule.Decide([Round("A")], 1), Is.EqualTo(StopCondition.RoundLimit));

    private static RoundState Round(params string[] signatures) => new() { Round = 1, Verdict = Verdict.Failed, Signatures = signatures, Tree = "tree" };

    private static RoundComparison Unmasked(string signature) => new(
        ) { Resolved = [], Remaining = [], New = [signature], Unmasked = [signature], Trend = RoundTrend.Unmasked };

    private static void Expect(StopCondition? stop, params RoundState[] rounds) => Assert.That(StopRule.Decide(rounds, 5), Is.EqualTo(stop));
}
