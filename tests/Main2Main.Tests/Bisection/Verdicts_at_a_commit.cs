using Main2Main.Bisection;
using Main2Main.Bisection.Probing;
using static Main2Main.Bisection.ProbeVerdict;

namespace Main2Main.Tests.Bisection;

/// <summary>What the rounds at one commit come to.</summary>
[Category("Deciding")]
[Parallelizable(ParallelScope.All)]
public sealed class Verdicts_at_a_commit
{
    [TestCase(null, 2)]
    [TestCase(Good, 2, Good)]
    [TestCase(Skip, 2, Skip)]
    [TestCase(Bad, 1, Bad)]
    [TestCase(null, 2, Bad)]
    [TestCase(Bad, 2, Bad, Bad)]
    [TestCase(null, 2, Bad, Good)]
    [TestCase(Good, 2, Bad, Good, Good)]
    [TestCase(Bad, 2, Bad, Good, Bad)]
    [TestCase(null, 3, Bad, Good, Bad, Good)]
    [TestCase(null, 2, Bad, Skip, Good)]
    [TestCase(Skip, 2, Bad, Skip, Skip, Good)]
    [TestCase(Skip, 2, Bad, Skip, Skip, Skip, Skip)]
    public void A_pass_counts_at_once_and_a_failure_when_it_was_seen_often_enough(ProbeVerdict? verdict, int repeat, params ProbeVerdict[] rounds) =>
        Assert.That(RepeatRule.Decide(Rounds(rounds), repeat), Is.EqualTo(verdict));

    [TestCase(true, Bad, Good)]
    [TestCase(false, Bad, Bad)]
    [TestCase(false, Good, Skip)]
    [TestCase(false, Bad, Skip)]
    public void A_commit_that_did_both_is_flaky(bool flaky, params ProbeVerdict[] rounds) => Assert.That(RepeatRule.IsFlaky(Rounds(rounds)), Is.EqualTo(flaky));

    [TestCase("1 is bad", Bad, Skip, Bad, Skip)]
    [TestCase("intermittent, 2 of 4 rounds failed: 1 is bad", Bad, Good, Bad, Bad, Good)]
    [TestCase("1 is skip", Good, Skip, Skip)]
    [TestCase("1 is good", Good, Good, Good)]
    public void The_last_round_of_the_verdict_or_what_came_and_went_explains_it(string why, ProbeVerdict verdict, params ProbeVerdict[] rounds) =>
        Assert.That(RepeatRule.Explain(Rounds(rounds), verdict), Is.EqualTo(why));

    private static List<BisectRound> Rounds(ProbeVerdict[] rounds) =>
        [.. rounds.Select((verdict, index) => new BisectRound { Round = index, Verdict = verdict, Why = $"{index} is {Words.Of(verdict)}", LogPath = "log", Seconds = 1 })];
}
