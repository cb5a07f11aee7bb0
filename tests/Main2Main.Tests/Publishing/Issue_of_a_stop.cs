using Main2Main.Workspace;

namespace Main2Main.Tests.Publishing;

/// <summary>One issue says why a run stopped, and is closed when a run passes.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class Issue_of_a_stop : IDisposable
{
    private readonly PublishingWorld world = new();

    public void Dispose() => world.Dispose();

    [Test]
    public async Task Is_opened_also_where_nothing_is_verified_then_kept_up_to_date_and_closed_by_the_run_that_passes()
    {
        _ = world.With(settings => settings with { ReviewLabel = "main2main-review" }).Run(0, RunStatus.Partial);
        Assert.That((await world.PublishAsync()).Publication, Is.Null);
        Assert.That(world.Issues.Single()!["body"]!.GetValue<string>(), Does.Contain("Run 20260101-000000"));
        Assert.That(world.Tip(), Is.Null);

        _ = await world.Run(1, RunStatus.Partial, runId: "20260102-000000").PublishAsync();
        Assert.That(world.Issues.Single()!["body"]!.GetValue<string>(), Does.Contain("Run 20260102-000000").And.Not.Contain("20260101"));
        Assert.That(world.Requests.Single()!["isDraft"]!.GetValue<bool>(), Is.True);

        _ = await world.Run(2, runId: "20260103-000000").PublishAsync();
        Assert.That(world.Issues.Single()!["state"]!.GetValue<string>(), Is.EqualTo("closed"));
        Assert.That(world.Lines, Has.Some.StartsWith("Issue #1 is closed: the run passed."));

        _ = await world.Run(1, RunStatus.Partial, runId: "20260104-000000").PublishAsync();
        Assert.That(world.Issues.Select(issue => issue!["state"]!.GetValue<string>()), Is.EqualTo(["closed", "open"]));
    }

    [Test]
    public async Task Is_nobody_s_business_where_no_label_is_configured()
    {
        _ = await world.Run(1, RunStatus.Partial).PublishAsync();
        Assert.That(world.Issues, Is.Empty);
    }
}
