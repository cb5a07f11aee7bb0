using FsCheck;
using FsCheck.Fluent;
using Main2Main.Adaptation.Requests;

namespace Main2Main.Tests.Adaptation;

/// <summary>How much a request holds.</summary>
public sealed class Budget_of_a_request
{
    [Test]
    public void The_most_certain_come_first_nothing_is_lost_and_no_more_is_taken_than_fits()
    {
        var cases = from budget in Gen.Choose(0, 300) from sizes in Gen.ArrayOf(Gen.Choose(1, 100)) from share in Gen.Elements(0.25, 0.5, 1.0) select (budget, sizes, share);
        Prop.ForAll(Arb.From(cases), one =>
        {
            var (taken, leftOut) = new RequestBudget(one.budget).Take(one.sizes, size => size, one.share);
            var fits = taken.Sum() <= one.budget * one.share || taken.Count == 1;
            var full = leftOut == 0 || taken.Sum() + one.sizes[taken.Count] > (int)(one.budget * one.share);
            return fits && full && taken.Count + leftOut == one.sizes.Length && taken.SequenceEqual(one.sizes.Take(taken.Count));
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void A_later_list_gets_what_an_earlier_one_left()
    {
        var budget = new RequestBudget(100);

        Assert.That(budget.Take([30, 30, 30], size => size, 0.75).Taken, Has.Count.EqualTo(2));
        Assert.That(budget.Take([10, 10, 10, 10, 10], size => size).Taken, Has.Count.EqualTo(4));
        Assert.That(budget.Take(["the first always comes"], text => text.Length), Is.EqualTo((new[] { "the first always comes" }, 0)));
    }
}
