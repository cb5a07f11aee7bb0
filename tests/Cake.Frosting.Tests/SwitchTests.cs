namespace Cake.Frosting.Tests;

public sealed class SwitchTests
{
    private static TestHost Host() => new TestHost().With<Compile>().With<Check>().With<Default>().With<Apart>().With<Hooked>()
        .Configure(cake => cake.UseLifetime<WritesLifetime>().UseTaskLifetime<WritesTaskLifetime>());

    [TestCase("--tree")]
    [TestCase("--showtree")]
    [TestCase("--tree=true")]
    [TestCase("--tree", "--target=Apart")]
    public void The_tree_shows_every_task_that_nobody_needs_with_default_first(params string[] args)
    {
        var host = Host();

        var result = host.Run(args);

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Output.Trim().ReplaceLineEndings(), Is.EqualTo("""
            Default
            ├─Check
            │ └─Compile
            └─Compile

            Apart
            """.ReplaceLineEndings()));
        Assert.That(host.Journal, Is.Empty);
    }

    [TestCase("--dryrun")]
    [TestCase("--noop")]
    [TestCase("--whatif")]
    public void A_dry_run_names_the_tasks_and_runs_only_setup_criteria_and_teardown(string flag)
    {
        var host = Host();

        var result = host.Run(flag, "--target=Check", "--target=Apart");

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Lines, Is.EqualTo(new[]
        {
            "Performing dry run...", "Targets are: Check, Apart", "1. Compile", "2. Check", "3. Hooked", "4. Apart", "This was a dry run.",
            "No tasks were actually executed.",
        }));
        Assert.That(host.Journal, Is.EqualTo(new[] { "setup", "Apart asked", "teardown" }));
    }

    [Test]
    public void A_dry_run_fails_where_the_target_would_be_skipped()
    {
        var result = new TestHost().With<Never>().Run("--dryrun", "--target=Never");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors, Does.Contain("Could not reach target 'Never' since it was skipped due to a criteria"));
    }

    [Test]
    public void A_dry_run_of_targets_alone_names_them_in_the_order_given()
    {
        var result = Host().Run("--dryrun", "-e", "--target=Check", "--target=Compile");

        Assert.That(result.Lines, Is.SupersetOf(new[] { "1. Check", "2. Compile" }));
    }

    [TestCase("--description")]
    [TestCase("--descriptions")]
    [TestCase("--showdescription")]
    [TestCase("--showdescriptions")]
    public void Descriptions_list_every_task_in_the_order_of_registration(string flag)
    {
        var host = Host();

        var result = host.Run(flag);

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(new[] { "Task", "Description" }));
        Assert.That(result.Lines[2..].Select(line => line.Split("  ")[0]), Is.EqualTo(new[] { "Compile", "Check", "Default", "Apart", "Hooked" }));
        Assert.That(result.Lines[2], Does.EndWith("Makes the program"));
        Assert.That(host.Journal, Is.Empty);
    }

    [Test]
    public void A_dry_run_wins_over_a_tree_and_a_tree_over_descriptions()
    {
        Assert.That(Host().Run("--dryrun", "--tree", "--description").Output, Does.StartWith("Performing dry run"));
        Assert.That(Host().Run("--description", "--tree").Output, Does.Contain("├─").And.Not.Contains("Makes the program"));
    }

    [Test]
    public void A_flag_that_is_switched_off_does_nothing()
    {
        var host = Host();

        var result = host.Run("--dryrun=false", "--tree", "false", "--target=Compile");

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(host.Journal, Does.Contain("Compile"));
    }

    [TestCase("quiet", false, false)]
    [TestCase("Q", false, false)]
    [TestCase("minimal", false, false)]
    [TestCase("normal", true, false)]
    [TestCase("v", true, true)]
    [TestCase("DIAGNOSTIC", true, true)]
    public void Verbosity_decides_what_is_logged_but_the_report_is_always_there(string verbosity, bool information, bool verbose)
    {
        var result = new TestHost().With<Talks>().Run("--target=Talks", "--verbosity", verbosity);

        Assert.That(result.Report, Is.EqualTo(new[] { "Talks Succeeded" }));
        Assert.That(result.Output.Contains("an information", StringComparison.Ordinal), Is.EqualTo(information));
        Assert.That(result.Output.Contains("========", StringComparison.Ordinal), Is.EqualTo(information));
        Assert.That(result.Output.Contains("a verbose word", StringComparison.Ordinal), Is.EqualTo(verbose));
        Assert.That(result.Output.Contains("a warning", StringComparison.Ordinal), Is.EqualTo(!verbosity.StartsWith("q", StringComparison.OrdinalIgnoreCase)));
        Assert.That(result.Errors.Trim(), Is.EqualTo("an error"));
    }

    [TestCase("--help")]
    [TestCase("-h")]
    [TestCase("-?")]
    public void Help_names_every_switch(string flag)
    {
        var result = Host().Run(flag);

        Assert.That(result.ExitCode, Is.Zero);
        foreach (var name in new[] { "-t, --target <TARGET>", "-w, --working <PATH>", "-v, --verbosity <VERBOSITY>", "--description", "--tree", "--dryrun", "-e, --exclusive", "--version", "--info", "-h, --help" })
        {
            Assert.That(result.Output, Does.Contain(name));
        }
    }

    private abstract class Writes(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(GetType().Name);
    }

    [TaskDescription("Makes the program")]
    private sealed class Compile(Journal journal) : Writes(journal);

    [IsDependentOn(typeof(Compile))]
    private sealed class Check(Journal journal) : Writes(journal);

    [IsDependentOn(typeof(Check))]
    [IsDependentOn(typeof(Compile))]
    private sealed class Default : FrostingTask;

    private sealed class Apart(Journal journal) : FrostingTask
    {
        public override bool ShouldRun(ICakeContext context)
        {
            journal.Add("Apart asked");
            return true;
        }

        public override void Run(ICakeContext context) => journal.Add("Apart");

        public override void Finally(ICakeContext context) => journal.Add("Apart finally");
    }

    [IsDependeeOf(typeof(Apart))]
    [TaskDescription("Reached only from the other side")]
    private sealed class Hooked : FrostingTask;

    private sealed class Never : FrostingTask
    {
        public override bool ShouldRun(ICakeContext context) => false;

        public override void Run(ICakeContext context) => throw new InvalidOperationException("never");
    }

    private sealed class Talks : FrostingTask
    {
        public override void Run(ICakeContext context)
        {
            context.Log.Error("an error");
            context.Log.Warning("a warning");
            context.Log.Information("an information");
            context.Log.Verbose("a verbose word");
        }
    }

    private sealed class WritesLifetime(Journal journal) : FrostingLifetime
    {
        public override void Setup(ICakeContext context, ISetupContext info) => journal.Add("setup");

        public override void Teardown(ICakeContext context, ITeardownContext info) => journal.Add("teardown");
    }

    private sealed class WritesTaskLifetime(Journal journal) : FrostingTaskLifetime
    {
        public override void Setup(ICakeContext context, ITaskSetupContext info) => journal.Add("task setup");

        public override void Teardown(ICakeContext context, ITaskTeardownContext info) => journal.Add("task teardown");
    }
}
