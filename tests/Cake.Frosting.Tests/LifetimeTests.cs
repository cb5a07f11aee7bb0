namespace Cake.Frosting.Tests;

public sealed class LifetimeTests
{
    [Test]
    public void A_run_goes_from_setup_through_each_task_to_teardown()
    {
        var host = new TestHost().With<First>().With<Second>().Configure(cake => cake.UseLifetime<Life>().UseTaskLifetime<TaskLife>());

        var result = host.Run("--target=Second");

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(host.Journal, Is.EqualTo(new[]
        {
            "setup", "setup of First", "First", "First finally", "teardown of First, ok", "setup of Second", "Second", "Second finally",
            "teardown of Second, ok", "teardown, ok",
        }));
        Assert.That(result.Report, Is.EqualTo(new[] { "Setup Succeeded", "First Succeeded", "Second Succeeded", "Teardown Succeeded" }));
    }

    [Test]
    public void One_instance_of_a_lifetime_serves_setup_and_teardown()
    {
        var host = new TestHost().With<First>().Configure(cake => cake.UseLifetime<Counts>().UseTaskLifetime<TaskCounts>());

        host.Run("--target=First");

        Assert.That(host.Journal, Is.EqualTo(new[] { "Counts made", "TaskCounts made", "First", "First finally" }));
    }

    [Test]
    public void The_parts_of_a_lifetime_can_be_given_one_by_one_and_the_last_of_a_kind_counts()
    {
        var host = new TestHost().With<First>().Configure(cake => cake
            .UseLifetime<Life>().UseSetup<OtherSetup>().UseTeardown<OtherTeardown>()
            .UseTaskLifetime<TaskLife>().UseTaskSetup<OtherTaskSetup>().UseTaskTeardown<OtherTaskTeardown>());

        host.Run("--target=First");

        Assert.That(host.Journal, Is.EqualTo(new[] { "other setup", "other task setup", "First", "First finally", "other task teardown", "other teardown" }));
    }

    [Test]
    public void When_setup_fails_no_task_runs_but_teardown_does()
    {
        var host = new TestHost().With<First>().Configure(cake => cake.UseLifetime<Life>().UseSetup<BrokenSetup>());

        var result = host.Run("--target=First");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors, Does.Contain("Error: no setup today"));
        Assert.That(host.Journal, Is.EqualTo(new[] { "teardown, failed" }));
    }

    [Test]
    public void When_only_teardown_fails_the_run_fails_without_a_report()
    {
        var host = new TestHost().With<First>().Configure(cake => cake.UseTeardown<BrokenTeardown>());

        var result = host.Run("--target=First");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors, Does.Contain("An error occurred in a custom teardown action.").And.Contains("Error: no teardown today"));
        Assert.That(result.Report, Is.Empty);
        Assert.That(host.Journal, Is.EqualTo(new[] { "First", "First finally" }));
    }

    [Test]
    public void When_teardown_fails_after_a_task_the_task_s_error_is_the_run_s()
    {
        var host = new TestHost().With<Broken>().Configure(cake => cake.UseTeardown<BrokenTeardown>());

        var result = host.Run("--target=Broken");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors, Does.Contain("Error: broken task").And.Contains("no teardown today"));
    }

    [Test]
    public void When_a_task_s_setup_fails_the_task_does_not_run_but_its_teardown_does()
    {
        var host = new TestHost().With<First>().Configure(cake => cake.UseTaskLifetime<TaskLife>().UseTaskSetup<BrokenTaskSetup>());

        var result = host.Run("--target=First");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(host.Journal, Does.Not.Contain("First").And.Contains("teardown of First, failed"));
    }

    [Test]
    public void Lifetimes_get_the_host_s_own_context()
    {
        var host = new TestHost().With<First>().Configure(cake => cake.UseContext<OwnContext>().UseSetup<OwnSetup>());

        host.Run("--target=First");

        Assert.That(host.Journal[0], Is.EqualTo("setup with own context"));
    }

    private abstract class Writes(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(GetType().Name);

        public override void Finally(ICakeContext context) => journal.Add(GetType().Name + " finally");
    }

    private sealed class First(Journal journal) : Writes(journal);

    [IsDependentOn(typeof(First))]
    private sealed class Second(Journal journal) : Writes(journal);

    private sealed class Broken : FrostingTask
    {
        public override void Run(ICakeContext context) => throw new InvalidOperationException("broken task");
    }

    private sealed class Life(Journal journal) : FrostingLifetime
    {
        public override void Setup(ICakeContext context, ISetupContext info) => journal.Add("setup");

        public override void Teardown(ICakeContext context, ITeardownContext info) => journal.Add($"teardown, {(info.Successful ? "ok" : "failed")}");
    }

    private sealed class TaskLife(Journal journal) : FrostingTaskLifetime
    {
        public override void Setup(ICakeContext context, ITaskSetupContext info) => journal.Add($"setup of {info.Task.Name}");

        public override void Teardown(ICakeContext context, ITaskTeardownContext info) =>
            journal.Add($"teardown of {info.Task.Name}, {(info.Successful ? "ok" : "failed")}");
    }

    private sealed class Counts : FrostingLifetime
    {
        public Counts(Journal journal) => journal.Add("Counts made");

        public override void Setup(ICakeContext context, ISetupContext info)
        {
        }

        public override void Teardown(ICakeContext context, ITeardownContext info)
        {
        }
    }

    private sealed class TaskCounts : FrostingTaskLifetime
    {
        public TaskCounts(Journal journal) => journal.Add("TaskCounts made");

        public override void Setup(ICakeContext context, ITaskSetupContext info)
        {
        }

        public override void Teardown(ICakeContext context, ITaskTeardownContext info)
        {
        }
    }

    private sealed class OtherSetup(Journal journal) : FrostingSetup
    {
        public override void Setup(ICakeContext context, ISetupContext info) => journal.Add("other setup");
    }

    private sealed class OtherTeardown(Journal journal) : FrostingTeardown
    {
        public override void Teardown(ICakeContext context, ITeardownContext info) => journal.Add("other teardown");
    }

    private sealed class OtherTaskSetup(Journal journal) : FrostingTaskSetup
    {
        public override void Setup(ICakeContext context, ITaskSetupContext info) => journal.Add("other task setup");
    }

    private sealed class OtherTaskTeardown(Journal journal) : FrostingTaskTeardown
    {
        public override void Teardown(ICakeContext context, ITaskTeardownContext info) => journal.Add("other task teardown");
    }

    private sealed class BrokenSetup : FrostingSetup
    {
        public override void Setup(ICakeContext context, ISetupContext info) => throw new InvalidOperationException("no setup today");
    }

    private sealed class BrokenTeardown : FrostingTeardown
    {
        public override void Teardown(ICakeContext context, ITeardownContext info) => throw new InvalidOperationException("no teardown today");
    }

    private sealed class BrokenTaskSetup : FrostingTaskSetup
    {
        public override void Setup(ICakeContext context, ITaskSetupContext info) => throw new InvalidOperationException("no task setup today");
    }

    private sealed class OwnContext(ICakeContext context) : FrostingContext(context)
    {
        public string Name { get; } = "own context";
    }

    private sealed class OwnSetup(Journal journal) : FrostingSetup<OwnContext>
    {
        public override void Setup(OwnContext context, ISetupContext info) => journal.Add("setup with " + context.Name);
    }
}
