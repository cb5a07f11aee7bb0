using FsCheck;
using FsCheck.Fluent;
using Main2Main.Bisection;
using Main2Main.Bisection.Search;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Main2Main.Tests.Bisection;

/// <summary>What holds for the probes of any range, whatever is suspected.</summary>
public sealed class ProbePlannerProperties
{
    [Property]
    public Property Every_culprit_is_found_within_two_probes_more_than_plain_halving_takes() => Prop.ForAll(Ranges(), weights =>
    {
        for (var culprit = 0; culprit < weights.Length; culprit++)
        {
            var (probes, candidates) = Search(weights, culprit, []);
            Assert.That(candidates, Is.EqualTo(new[] { culprit }));
            Assert.That(probes, Is.LessThanOrEqualTo(PlainBisection.Probes(weights.Length, culprit) + 2), $"culprit {culprit} of {weights.Length}");
        }
    });

    [Property]
    public Property With_commits_that_cannot_be_judged_exactly_those_are_left_that_nothing_can_tell_apart() => Prop.ForAll(Cases(), one =>
    {
        var (weights, culprit, skipped) = one;
        var (probes, candidates) = Search(weights, culprit, skipped);

        // The next older commit that can be judged is good, the next newer one bad; what lies between them stays open.
        var judged = Enumerable.Range(0, weights.Length - 1).Where(index => !skipped.Contains(index)).ToList();
        var oldest = judged.Where(index => index < culprit).DefaultIfEmpty(-1).Max() + 1;
        var newest = judged.Where(index => index >= culprit).DefaultIfEmpty(weights.Length - 1).Min();
        Assert.That(candidates, Is.EqualTo(Enumerable.Range(oldest, newest - oldest + 1)));
        Assert.That(probes, Is.LessThan(weights.Length), "no commit is probed twice");
    });

    [Test]
    public void A_right_suspicion_is_confirmed_by_two_probes([Range(1, 62, 7)] int culprit)
    {
        var weights = Enumerable.Range(0, 64).Select(index => index == culprit ? 0.9 : 0.1 / 63).ToArray();
        Assert.That(Search(weights, culprit, []).Probes, Is.EqualTo(2));
    }

    [Test]
    public void Without_a_suspicion_it_is_plain_halving([Values(1, 2, 3, 7, 16, 33, 449)] int count)
    {
        var weights = Enumerable.Repeat(1.0, count).ToArray();
        for (var culprit = 0; culprit < count; culprit++)
        {
            Assert.That(Search(weights, culprit, []).Probes, Is.EqualTo(PlainBisection.Probes(count, culprit)), $"culprit {culprit} of {count}");
        }
    }

    [TestCase(1, 0, 0)]
    [TestCase(2, 0, 1)]
    [TestCase(3, 0, 1)]
    [TestCase(3, 2, 2)]
    [TestCase(1024, 700, 10)]
    public void Plain_halving_takes_what_git_bisect_takes(int count, int culprit, int probes) =>
        Assert.That(PlainBisection.Probes(count, culprit), Is.EqualTo(probes));

    [Test]
    public void A_long_stretch_that_cannot_be_judged_is_left_in_growing_steps()
    {
        var skipped = Enumerable.Range(300, 400).ToHashSet();
        Assert.That(Search([.. Enumerable.Repeat(1.0, 1000)], 800, skipped).Probes, Is.LessThan(40));
    }

    private static (int Probes, IReadOnlyList<int> Candidates) Search(IReadOnlyList<double> weights, int culprit, HashSet<int> skipped)
    {
        var planner = new ProbePlanner(weights);
        var probes = 0;
        for (; planner.Next() is { } next; probes++)
        {
            Assert.That(planner.Candidates, Does.Contain(next));
            planner.Note(next, skipped.Contains(next) ? ProbeVerdict.Skip : next >= culprit ? ProbeVerdict.Bad : ProbeVerdict.Good);
        }

        return (probes, planner.Candidates);
    }

    private static Gen<double[]> Weights() => Gen.Choose(1, 150).SelectMany(count =>
        Gen.Frequency((3, Gen.Constant(0.0)), (3, Gen.Constant(1.0)), (2, Gen.Choose(0, 1000).Select(weight => (double)weight)), (1, Gen.Constant(1e9)))
            .ArrayOf(count));

    private static Arbitrary<double[]> Ranges() => Weights().ToArbitrary();

    private static Arbitrary<(double[] Weights, int Culprit, HashSet<int> Skipped)> Cases() => Weights().SelectMany(weights =>
        Gen.Choose(0, weights.Length - 1).SelectMany(culprit =>
            Gen.Elements(0, 30, 70, 100).SelectMany(percent => Gen.Choose(0, 99).ArrayOf(weights.Length).Select(dice =>
                (weights, culprit, dice.Index().Where(entry => entry.Item < percent).Select(entry => entry.Index).ToHashSet())))))
        .ToArbitrary();
}
