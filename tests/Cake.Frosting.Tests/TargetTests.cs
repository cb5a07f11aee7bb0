namespace Cake.Frosting.Tests;

public sealed class TargetTests
{
    private static TestHost Diamond() => new TestHost().With<Base>().With<Left>().With<Right>().With<Top>();

    [Test]
    public void Dependencies_run_first_in_the_order_of_their_attributes_and_each_once()
    {
        var host = Diamond();

        var result = host.Run("--target=Top");

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(host.Journal, Is.EqualTo(new[] { "Base", "Left", "Right", "Top" }));
        Assert.That(result.Report, Is.EqualTo(new[] { "Base Succeeded", "Left Succeeded", "Right Succeeded", "Top Succeeded" }));
        Assert.That(result.Errors, Is.Empty);
    }

    [Test]
    public void Without_a_target_the_task_named_default_runs()
    {
        var host = Diamond().With<NamedDefault>();

        host.Run();

        Assert.That(host.Journal, Is.EqualTo(new[] { "Base", "Left", "default" }));
    }

    [TestCase("-t", "Left")]
    [TestCase("--target", "Left")]
    [TestCase("--Target", "Left")]
    [TestCase("--target=left")]
    [TestCase("--target:LEFT")]
    public void A_target_is_named_by_each_of_its_switches_without_regard_to_case(params string[] args)
    {
        var host = Diamond();

        Assert.That(host.Run(args).ExitCode, Is.Zero);
        Assert.That(host.Journal, Is.EqualTo(new[] { "Base", "Left" }));
    }

    [Test]
    public void Several_targets_share_one_graph_and_one_setup()
    {
        var host = Diamond().Configure(cake => cake.UseSetup<WritesTarget>());

        var result = host.Run("--target=Left", "--target=Right");

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(host.Journal, Is.EqualTo(new[] { "target Left of Base,Left,Right", "Base", "Left", "Right" }));
    }

    [Test]
    public void Exclusive_runs_the_named_targets_alone_in_the_order_given()
    {
        var host = Diamond().Configure(cake => cake.UseSetup<WritesTarget>());

        host.Run("--target=Right", "--target=Left", "--exclusive");

        Assert.That(host.Journal[1..], Is.EqualTo(new[] { "Right", "Left" }));
        Assert.That(host.Journal[0], Does.Contain("Base"), "the setup is told of the dependencies all the same");
    }

    [Test]
    public void A_dependee_runs_before_the_task_it_names()
    {
        var host = new TestHost().With<Base>().With<BeforeBase>();

        host.Run("--target=Base");

        Assert.That(host.Journal, Is.EqualTo(new[] { "BeforeBase", "Base" }));
    }

    [Test]
    public void Dependencies_are_inherited_but_names_and_descriptions_are_not()
    {
        var host = new TestHost().With<Base>().With<Derived>();

        var result = host.Run("--target=Derived");
        var described = new TestHost().With<Base>().With<Derived>().Run("--description");

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(host.Journal, Is.EqualTo(new[] { "Base", "Derived" }));
        Assert.That(described.Output, Does.Not.Contain("the parent's"));
    }

    [Test]
    public void A_task_without_an_action_appears_in_the_report_at_verbose_only()
    {
        var normal = new TestHost().With<Base>().With<Gathers>().Run("--target=Gathers");
        var verbose = new TestHost().With<Base>().With<Gathers>().Run("--target=Gathers", "--verbosity=verbose");

        Assert.That(normal.Report, Is.EqualTo(new[] { "Base Succeeded" }));
        Assert.That(verbose.Report.Select(row => row.Split(' ')[0]), Is.EqualTo(new[] { "Base", "Gathers" }));
    }

    [Test]
    public void An_asynchronous_task_is_awaited_before_the_next_one_starts()
    {
        var host = new TestHost().With<Slow>().With<AfterSlow>();

        host.Run("--target=AfterSlow");

        Assert.That(host.Journal, Is.EqualTo(new[] { "slow starts", "slow ends", "AfterSlow" }));
    }

    private abstract class Writes(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(GetType().Name);
    }

    private sealed class Base(Journal journal) : Writes(journal);

    [IsDependentOn(typeof(Base))]
    private sealed class Left(Journal journal) : Writes(journal);

    [IsDependentOn(typeof(Base))]
    private sealed class Right(Journal journal) : Writes(journal);

    [IsDependentOn(typeof(Left))]
    [IsDependentOn(typeof(Right))]
    private sealed class Top(Journal journal) : Writes(journal);

    [TaskName("dEFAULT")]
    [IsDependentOn(typeof(Left))]
    private sealed class NamedDefault(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add("default");
    }

    [IsDependeeOf(typeof(Base))]
    private sealed class BeforeBase(Journal journal) : Writes(journal);

    [TaskName("Parent")]
    [TaskDescription("the parent's")]
    [IsDependentOn(typeof(Base))]
    private abstract class Parent(Journal journal) : Writes(journal);

    private sealed class Derived(Journal journal) : Parent(journal);

    [IsDependentOn(typeof(Base))]
    private sealed class Gathers : FrostingTask;

    private sealed class Slow(Journal journal) : AsyncFrostingTask
    {
        public override async Task RunAsync(ICakeContext context)
        {
            journal.Add("slow starts");
            await Task.Delay(20);
            journal.Add("slow ends");
        }
    }

    [IsDependentOn(typeof(Slow))]
    private sealed class AfterSlow(Journal journal) : Writes(journal);

    private sealed class WritesTarget(Journal journal) : FrostingSetup
    {
        public override void Setup(ICakeContext context, ISetupContext info) =>
            journal.Add($"target {info.TargetTask.Name} of {string.Join(',', info.TasksToExecute.Select(task => task.Name))}");
    }
}
