namespace Cake.Frosting.Tests;

public sealed class RegistrationTests
{
    [Test]
    public void Public_tasks_of_an_assembly_are_found_after_those_registered_by_hand()
    {
        var result = new TestHost().With<ByHand>().Configure(cake => cake.AddAssembly(typeof(Program).Assembly)).Run("--description");

        Assert.That(result.Lines[2..].Select(line => line.Split(' ')[0]), Is.EqualTo(new[] { "ByHand", "Hello", "Default", "Break", "Break-With-42" }));
    }

    [Test]
    public void An_assembly_added_twice_is_refused_with_the_name_of_the_first_task()
    {
        var result = new TestHost().Configure(cake => cake.AddAssembly(typeof(Program).Assembly).AddAssembly(typeof(Program).Assembly)).Run("--target=Hello");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors.Trim(), Is.EqualTo("Error: Another task with the name 'Hello' has already been added."));
    }

    [Test]
    public void Names_that_differ_in_case_only_are_the_same_name()
    {
        var result = new TestHost().With<ByHand>().With<ByHandLowered>().Run("--target=ByHand");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors, Does.Contain("Another task with the name 'byhand' has already been added."));
    }

    [TestCase(typeof(NeedsADate), "The dependency 'DateTime' is not a valid task.")]
    [TestCase(typeof(HooksADate), "The reverse dependency 'DateTime' is not a valid task.")]
    [TestCase(typeof(Bare), "This method expects all IFrostingTask to be instances of FrostingTask or AsyncFrostingTask.")]
    [TestCase(typeof(NeedsUnregistered), "Task 'NeedsUnregistered' is dependent on task 'Unregistered' which does not exist.")]
    public void A_task_that_is_put_together_wrongly_stops_the_host(Type task, string message)
    {
        var result = new TestHost().Configure(cake => cake.ConfigureServices(services => services.AddSingleton(typeof(IFrostingTask), task)))
            .Run("--target=" + task.Name);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors.Trim(), Is.EqualTo("Error: " + message));
    }

    [Test]
    public void A_task_for_another_context_is_left_out_with_a_warning()
    {
        var host = new TestHost().With<ByHand>().With<ForOtherContext>().With<NeedsForOtherContext>();

        var unrelated = host.Run("--target=ByHand");
        var dependent = new TestHost().With<ForOtherContext>().With<NeedsForOtherContext>().Run("--target=NeedsForOtherContext");

        Assert.That(unrelated.Output, Does.Contain($"Task cannot be used since the context isn't convertible to {typeof(OtherContext).FullName}."));
        Assert.That(dependent.ExitCode, Is.EqualTo(1));
        Assert.That(dependent.Errors, Does.Contain("Task 'NeedsForOtherContext' is dependent on task 'ForOtherContext' which does not exist."));
    }

    [Test]
    public void A_base_for_another_context_stops_the_host_and_names_both_contexts()
    {
        var result = new TestHost().With<BelowOtherBase>().Run("--target=BelowOtherBase");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors, Does.Contain("'BelowOtherBase'").And.Contains(typeof(OtherContext).FullName).And.Contains(typeof(FrostingContext).FullName));
    }

    [Test]
    public void A_task_below_a_base_of_the_project_runs_with_the_project_s_context()
    {
        var host = new TestHost().With<BelowOtherBase>().Configure(cake => cake.UseContext<OtherContext>());

        Assert.That(host.Run("--target=BelowOtherBase").ExitCode, Is.Zero);
        Assert.That(host.Journal, Is.EqualTo(new[] { "base of other context" }));
    }

    [Test]
    public void A_skip_message_counts_only_where_the_interface_is_listed_again()
    {
        var result = new TestHost().With<MessageUnseen>().Run("--target=MessageUnseen");

        Assert.That(result.Errors, Does.Contain("was skipped due to a criteria.").And.Not.Contains("unseen"));
    }

    [Test]
    public void A_method_that_only_hides_the_base_s_one_is_no_action()
    {
        var host = new TestHost().With<Hides>();

        var result = host.Run("--target=Hides");

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(host.Journal, Is.Empty);
    }

    [Test]
    public void Tasks_called_without_a_context_say_which_argument_is_missing()
    {
        IFrostingTask[] tasks = [new ByHand(), new Bodyless()];

        foreach (var task in tasks)
        {
            Assert.That(() => task.RunAsync(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("context"));
            Assert.That(() => task.ShouldRun(null!), Throws.ArgumentNullException);
            Assert.That(() => task.OnError(new InvalidOperationException(), null!), Throws.ArgumentNullException);
            Assert.That(() => task.Finally(null!), Throws.ArgumentNullException);
            Assert.That(task.SkippedMessage, Is.Empty);
        }
    }

    private sealed class ByHand : FrostingTask;

    [TaskName("byhand")]
    private sealed class ByHandLowered : FrostingTask;

    private sealed class Bodyless : AsyncFrostingTask;

    [IsDependentOn(typeof(DateTime))]
    private sealed class NeedsADate : FrostingTask;

    [IsDependeeOf(typeof(DateTime))]
    private sealed class HooksADate : FrostingTask;

    private sealed class Unregistered : FrostingTask;

    [IsDependentOn(typeof(Unregistered))]
    private sealed class NeedsUnregistered : FrostingTask;

    private sealed class Bare : IFrostingTask
    {
        public Task RunAsync(ICakeContext context) => Task.CompletedTask;

        public bool ShouldRun(ICakeContext context) => true;

        public void OnError(Exception exception, ICakeContext context)
        {
        }

        public void Finally(ICakeContext context)
        {
        }
    }

    private sealed class OtherContext(ICakeContext context) : FrostingContext(context)
    {
        public string Name { get; } = "other context";
    }

    private sealed class ForOtherContext : FrostingTask<OtherContext>;

    [IsDependentOn(typeof(ForOtherContext))]
    private sealed class NeedsForOtherContext : FrostingTask;

    private abstract class OtherBase(Journal journal) : AsyncFrostingTask<OtherContext>
    {
        public override Task RunAsync(OtherContext context)
        {
            journal.Add("base of " + context.Name);
            return Task.CompletedTask;
        }
    }

    private sealed class BelowOtherBase(Journal journal) : OtherBase(journal);

    private sealed class MessageUnseen : FrostingTask
    {
        public string SkippedMessage { get; } = "unseen";

        public override bool ShouldRun(ICakeContext context) => SkippedMessage.Length == 0;
    }

    private sealed class Hides(Journal journal) : FrostingTask
    {
        public new void Run(ICakeContext context) => journal.Add("hidden");
    }
}
