namespace Cake.Frosting.Tests;

public sealed class FailureTests
{
    [Test]
    public void A_failing_task_stops_the_run_and_its_message_is_on_the_error_stream()
    {
        var host = new TestHost().With<Breaks>().With<AfterBreaks>();

        var result = host.Run("--target=AfterBreaks");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors, Does.Contain("An error occurred when executing task 'Breaks'.").And.Contains("Error: it broke"));
        Assert.That(result.Errors, Does.Not.Contain("   at "), "a stack trace is for --verbosity=diagnostic");
        Assert.That(result.Report, Is.EqualTo(new[] { "Breaks Failed" }));
        Assert.That(host.Journal, Is.Empty);
    }

    [Test]
    public void At_diagnostic_the_whole_exception_is_shown()
    {
        var result = new TestHost().With<Breaks>().Run("--target=Breaks", "--verbosity=diagnostic");

        Assert.That(result.Errors, Does.Contain("System.InvalidOperationException: it broke").And.Contains("   at "));
    }

    [Test]
    public void The_code_of_a_cake_exception_is_the_exit_code()
    {
        Assert.That(new TestHost().With<BreaksWithCode>().Run("--target=BreaksWithCode").ExitCode, Is.EqualTo(42));
        Assert.That(new TestHost().With<BreaksWithCode>().With<RunsInner>().Run("--target=RunsInner").ExitCode, Is.EqualTo(42), "also through an inner graph");
    }

    [Test]
    public void Every_message_of_an_aggregate_is_shown()
    {
        var result = new TestHost().With<BreaksTwice>().Run("--target=BreaksTwice");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors, Does.Contain("first").And.Contains("second"));
    }

    [Test]
    public void A_cancelled_task_is_an_ordinary_failure()
    {
        Assert.That(new TestHost().With<Cancelled>().Run("--target=Cancelled").ExitCode, Is.EqualTo(1));
    }

    [Test]
    public void A_handled_error_is_in_the_report_but_not_in_the_exit_code()
    {
        var host = new TestHost().With<Handles>().With<AfterHandles>();

        var result = host.Run("--target=AfterHandles");

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(host.Journal, Is.EqualTo(new[] { "run", "error it broke", "finally", "after" }));
        Assert.That(result.Report, Is.EqualTo(new[] { "Handles Failed", "AfterHandles Succeeded" }));
    }

    [Test]
    public void A_handler_that_throws_fails_the_run_after_the_task_s_finally()
    {
        var host = new TestHost().With<Rethrows>();

        var result = host.Run("--target=Rethrows");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors, Does.Contain("Error: worse"));
        Assert.That(host.Journal, Is.EqualTo(new[] { "finally" }));
    }

    [Test]
    public void A_task_that_may_fail_lets_the_run_go_on()
    {
        var host = new TestHost().With<MayFail>().With<AfterMayFail>();

        var result = host.Run("--target=AfterMayFail");

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Report, Is.EqualTo(new[] { "MayFail Failed", "AfterMayFail Succeeded" }));
    }

    [TestCase("The target 'Nowhere' was not found.", "--target=Nowhere")]
    [TestCase("The targets 'Nowhere', 'Never' were not found.", "--target=Nowhere", "--target=Never")]
    public void An_unknown_target_is_named(string message, params string[] args)
    {
        var result = new TestHost().With<Breaks>().Run(args);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors.Trim(), Is.EqualTo("Error: " + message));
    }

    [TestCase("Reflexive edges in graph are not allowed.", typeof(ItselfFirst))]
    [TestCase("Unidirectional edges in graph are not allowed.", typeof(Hen), typeof(Egg))]
    [TestCase("Graph contains circular references.", typeof(Rock), typeof(Paper), typeof(Scissors))]
    public void A_circle_of_dependencies_is_refused(string message, params Type[] tasks)
    {
        var host = new TestHost().Configure(cake => cake.ConfigureServices(services =>
        {
            foreach (var task in tasks)
            {
                services.AddSingleton(typeof(IFrostingTask), task);
            }
        }));

        var result = host.Run("--target=" + tasks[0].Name);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors, Does.Contain("Error: " + message));
    }

    [TestCase(typeof(SkippedWithoutReason), "was skipped due to a criteria.")]
    [TestCase(typeof(SkippedWithReason), "was skipped due to a criteria: it is Sunday.")]
    public void A_target_that_is_skipped_fails_with_the_reason(Type task, string message)
    {
        var result = new TestHost().Configure(cake => cake.ConfigureServices(services => services.AddSingleton(typeof(IFrostingTask), task)))
            .Run("--target=" + task.Name);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors.Trim(), Is.EqualTo($"Error: Could not reach target '{task.Name}' since it {message}"));
    }

    [Test]
    public void A_skipped_dependency_is_reported_and_its_reason_told_at_verbose()
    {
        var normal = new TestHost().With<SkippedWithReason>().With<AfterSkipped>().Run("--target=AfterSkipped");
        var verbose = new TestHost().With<SkippedWithReason>().With<AfterSkipped>().Run("--target=AfterSkipped", "--verbosity=verbose");

        Assert.That(normal.ExitCode, Is.Zero);
        Assert.That(normal.Report, Is.EqualTo(new[] { "SkippedWithReason Skipped", "AfterSkipped Succeeded" }));
        Assert.That(normal.Output, Does.Not.Contain("Sunday"));
        Assert.That(verbose.Output, Does.Contain("Skipping task: it is Sunday"));
    }

    private sealed class Breaks : FrostingTask
    {
        public override void Run(ICakeContext context) => throw new InvalidOperationException("it broke");
    }

    [IsDependentOn(typeof(Breaks))]
    private sealed class AfterBreaks(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add("after");
    }

    private sealed class BreaksWithCode : FrostingTask
    {
        public override void Run(ICakeContext context) => throw new CakeException(42, "it broke with a code");
    }

    private sealed class RunsInner(ICakeEngine engine, IExecutionStrategy strategy) : AsyncFrostingTask
    {
        public override Task RunAsync(ICakeContext context) =>
            engine.RunTargetAsync(context, strategy, new ExecutionSettings().SetTarget("BreaksWithCode"));
    }

    private sealed class BreaksTwice : FrostingTask
    {
        public override void Run(ICakeContext context) =>
            throw new AggregateException(new InvalidOperationException("first"), new InvalidOperationException("second"));
    }

    private sealed class Cancelled : AsyncFrostingTask
    {
        public override Task RunAsync(ICakeContext context) => Task.FromCanceled(new CancellationToken(canceled: true));
    }

    private sealed class Handles(Journal journal) : AsyncFrostingTask
    {
        public override Task RunAsync(ICakeContext context)
        {
            journal.Add("run");
            return Task.FromException(new InvalidOperationException("it broke"));
        }

        public override void OnError(Exception exception, ICakeContext context) => journal.Add("error " + exception.Message);

        public override void Finally(ICakeContext context) => journal.Add("finally");
    }

    [IsDependentOn(typeof(Handles))]
    private sealed class AfterHandles(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add("after");
    }

    private sealed class Rethrows(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => throw new InvalidOperationException("it broke");

        public override void OnError(Exception exception, ICakeContext context) => throw new InvalidOperationException("worse", exception);

        public override void Finally(ICakeContext context) => journal.Add("finally");
    }

    [ContinueOnError]
    private sealed class MayFail : FrostingTask
    {
        public override void Run(ICakeContext context) => throw new InvalidOperationException("it broke");
    }

    [IsDependentOn(typeof(MayFail))]
    private sealed class AfterMayFail : FrostingTask
    {
        public override void Run(ICakeContext context) => context.Log.Information("after");
    }

    [IsDependentOn(typeof(ItselfFirst))]
    private sealed class ItselfFirst : FrostingTask;

    [IsDependentOn(typeof(Egg))]
    private sealed class Hen : FrostingTask;

    [IsDependentOn(typeof(Hen))]
    private sealed class Egg : FrostingTask;

    [IsDependentOn(typeof(Paper))]
    private sealed class Rock : FrostingTask;

    [IsDependentOn(typeof(Scissors))]
    private sealed class Paper : FrostingTask;

    [IsDependentOn(typeof(Rock))]
    private sealed class Scissors : FrostingTask;

    private sealed class SkippedWithoutReason : FrostingTask
    {
        public override bool ShouldRun(ICakeContext context) => false;
    }

    private sealed class SkippedWithReason : AsyncFrostingTask, IFrostingTask
    {
        public string SkippedMessage => "it is Sunday";

        public override bool ShouldRun(ICakeContext context) => false;
    }

    [IsDependentOn(typeof(SkippedWithReason))]
    private sealed class AfterSkipped : FrostingTask
    {
        public override void Run(ICakeContext context) => context.Log.Information("after");
    }
}
