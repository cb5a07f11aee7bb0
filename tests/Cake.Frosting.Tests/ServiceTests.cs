using Cake.Core.Composition;
using Cake.Core.Configuration;
using Spectre.Console.Cli;

namespace Cake.Frosting.Tests;

public sealed class ServiceTests
{
    private string _folder = string.Empty;

    [SetUp]
    public void Make_a_folder() => _folder = Directory.CreateTempSubdirectory("frosting-").FullName;

    [TearDown]
    public void Remove_the_folder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Tasks_get_cake_s_services_and_the_host_s_own_through_their_constructors()
    {
        var host = new TestHost().With<Asks>().Configure(cake => cake.UseContext<CountingContext>());

        var result = host.Run("--target=Asks", "--step=3", "--", "bare");

        Assert.That(result.ExitCode, Is.Zero, result.Errors);
        Assert.That(host.Journal, Is.EqualTo(new[] { "same context: True", "step 3", "remaining bare", "tasks Asks" }));
        Assert.That(result.Output, Does.Contain("logged"));
    }

    [Test]
    public void A_task_can_run_an_inner_graph_on_the_engine_once_for_each_item()
    {
        var host = new TestHost().With<Inner>().With<InnerFirst>().With<Outer>().Configure(cake => cake.UseContext<CountingContext>());

        var result = host.Run("--target=Outer");

        Assert.That(result.ExitCode, Is.Zero, result.Errors);
        Assert.That(host.Journal, Is.EqualTo(new[] { "first 1", "inner 1", "first 2", "inner 2", "reported InnerFirst,Inner" }));
    }

    [Test]
    public void The_context_is_made_once_and_disposed_of_when_the_host_ends()
    {
        var host = new TestHost().With<ReadsDirectory>().Configure(cake => cake.UseContext<DisposableContext>());

        host.Run("--target=ReadsDirectory");

        Assert.That(
            host.Journal.Where(line => line.StartsWith("context", StringComparison.Ordinal)), Is.EqualTo(new[] { "context made", "context disposed of" }));
        Assert.That(host.Journal[^1], Is.EqualTo("context disposed of"));
    }

    [Test]
    public void A_context_that_cannot_be_made_fails_with_its_own_message()
    {
        var result = new TestHost().With<ReadsDirectory>().Configure(cake => cake.UseContext<BrokenContext>()).Run("--target=ReadsDirectory");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors.Trim(), Is.EqualTo("Error: no context today"));
    }

    [Test]
    public void The_version_asks_for_neither_context_nor_tasks()
    {
        var result = new TestHost().With<ReadsDirectory>().Configure(cake => cake.UseContext<BrokenContext>()).Run("--version");

        Assert.That(result.ExitCode, Is.Zero);
    }

    [Test]
    public void The_working_directory_of_the_code_is_used_unless_the_command_line_names_another()
    {
        var other = Directory.CreateDirectory(Path.Combine(_folder, "other folder")).FullName;
        TestHost Host() => new TestHost().With<ReadsDirectory>().Configure(cake => cake.UseWorkingDirectory(_folder));
        var (byCode, byCommandLine) = (Host(), Host());

        byCode.Run("--target=ReadsDirectory");
        byCommandLine.Run("--target=ReadsDirectory", "-w", other);

        Assert.That(byCode.Journal, Is.EqualTo(new[] { _folder }));
        Assert.That(byCommandLine.Journal, Is.EqualTo(new[] { other }));
    }

    [Test]
    public void A_working_directory_that_does_not_exist_is_named()
    {
        var missing = Path.Combine(_folder, "missing");

        var result = new TestHost().With<ReadsDirectory>().Run("--target=ReadsDirectory", "--working=" + missing);

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(result.Errors.Trim(), Is.EqualTo($"Error: The working directory '{missing}' does not exist."));
    }

    [Test]
    public void A_setting_of_the_code_yields_to_the_environment_and_that_to_cake_config()
    {
        var byCode = new TestHost().With<ReadsSetting>().Configure(cake => cake.UseCakeSetting("my_setting", "code"));
        byCode.Run("--target=ReadsSetting", "--my_setting=typed");

        var byEnvironment = new TestHost().With<ReadsSetting>().Configure(cake => cake.UseCakeSetting("my_setting", "code"));
        var byFile = new TestHost().With<ReadsSetting>().Configure(cake => cake.UseCakeSetting("my_setting", "code"));
        Environment.SetEnvironmentVariable("CAKE_MY_SETTING", "environment");
        try
        {
            byEnvironment.Run("--target=ReadsSetting");
            File.WriteAllText(Path.Combine(_folder, "cake.config"), "[My]\nSetting=file\n");
            byFile.Run("--target=ReadsSetting", "--working", _folder);
        }
        finally
        {
            Environment.SetEnvironmentVariable("CAKE_MY_SETTING", null);
        }

        Assert.That(byCode.Journal, Is.EqualTo(new[] { "code" }));
        Assert.That(byEnvironment.Journal, Is.EqualTo(new[] { "environment" }));
        Assert.That(byFile.Journal, Is.EqualTo(new[] { "file" }));
    }

    [Test]
    public void The_report_can_be_turned_off_by_a_setting()
    {
        var result = new TestHost().With<ReadsDirectory>().Configure(cake => cake.UseCakeSetting("Settings_NoReport", "true")).Run("--target=ReadsDirectory");

        Assert.That(result.ExitCode, Is.Zero);
        Assert.That(result.Report, Is.Empty);
    }

    [Test]
    public void Services_come_from_a_startup_class_and_from_modules()
    {
        var host = new TestHost().Configure(cake => cake.UseStartup<Startup>().UseModule<Module>());

        var result = host.Run("--target=ReadsGreeting");

        Assert.That(result.ExitCode, Is.Zero, result.Errors);
        Assert.That(host.Journal, Is.EqualTo(new[] { "hello from the module" }));
    }

    [Test]
    public void A_host_with_its_own_log_gets_all_that_is_logged()
    {
        var log = new ListLog();
        var host = new TestHost().With<ReadsDirectory>().Configure(cake => cake.ConfigureServices(services => services.AddSingleton<ICakeLog>(log)));

        var result = host.Run("--target=Nowhere", "--verbosity=minimal");

        Assert.That(result.ExitCode, Is.EqualTo(1));
        Assert.That(log.Verbosity, Is.EqualTo(Verbosity.Minimal));
        Assert.That(log.Entries, Is.EqualTo(new[] { "Error: The target 'Nowhere' was not found." }));
    }

    private sealed class Asks(ICakeEngine engine, IExecutionStrategy strategy, ICakeReportPrinter printer, ICakeLog log, IFrostingContext context, ICakeArguments arguments, IRemainingArguments remaining, Journal journal)
        : FrostingTask<CountingContext>
    {
        public override void Run(CountingContext given)
        {
            Assert.That(strategy, Is.Not.Null);
            Assert.That(printer, Is.Not.Null);
            log.Information("logged");
            journal.Add($"same context: {ReferenceEquals(given, context)}");
            journal.Add($"step {string.Join(',', arguments.GetArguments("step"))}");
            journal.Add($"remaining {string.Join(',', remaining.Raw)}");
            journal.Add($"tasks {string.Join(',', engine.Tasks.Select(task => task.Name))}");
        }
    }

    private sealed class CountingContext(ICakeContext context) : FrostingContext(context)
    {
        public int Count { get; set; }
    }

    private sealed class InnerFirst(Journal journal) : FrostingTask<CountingContext>
    {
        public override void Run(CountingContext context) => journal.Add($"first {++context.Count}");
    }

    [IsDependentOn(typeof(InnerFirst))]
    private sealed class Inner(Journal journal) : AsyncFrostingTask<CountingContext>
    {
        public override Task RunAsync(CountingContext context)
        {
            journal.Add($"inner {context.Count}");
            return Task.CompletedTask;
        }
    }

    private sealed class Outer(ICakeEngine engine, IExecutionStrategy strategy, Journal journal) : AsyncFrostingTask<CountingContext>
    {
        public override async Task RunAsync(CountingContext context)
        {
            await engine.RunTargetAsync(context, strategy, new ExecutionSettings().SetTarget("Inner"));
            var report = await engine.RunTargetAsync(context, strategy, new ExecutionSettings().SetTarget("Inner"));
            journal.Add($"reported {string.Join(',', report.Select(entry => entry.TaskName))}");
        }
    }

    private sealed class DisposableContext : FrostingContext, IDisposable
    {
        private readonly Journal _journal;

        public DisposableContext(ICakeContext context, Journal journal)
            : base(context)
        {
            _journal = journal;
            journal.Add("context made");
        }

        public void Dispose() => _journal.Add("context disposed of");
    }

    private sealed class BrokenContext : FrostingContext
    {
        public BrokenContext(ICakeContext context)
            : base(context) => throw new InvalidOperationException("no context today");
    }

    private sealed class ReadsDirectory(Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(context.Environment.WorkingDirectory.FullPath);
    }

    private sealed class ReadsSetting(ICakeConfiguration configuration, Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(configuration.GetValue("My_Setting"));
    }

    private sealed record Greeting(string Text);

    private sealed class Module : ICakeModule
    {
        public void Register(ICakeContainerRegistrar registrar) => registrar.RegisterInstance(new Greeting("hello from the module")).AsSelf();
    }

    private sealed class Startup : IFrostingStartup
    {
        public void Configure(IServiceCollection services) => services.AddSingleton<IFrostingTask, ReadsGreeting>();
    }

    private sealed class ReadsGreeting(Greeting greeting, Journal journal) : FrostingTask
    {
        public override void Run(ICakeContext context) => journal.Add(greeting.Text);
    }

    private sealed class ListLog : ICakeLog
    {
        public List<string> Entries { get; } = [];

        public Verbosity Verbosity { get; set; } = Verbosity.Normal;

        public void Write(Verbosity verbosity, LogLevel level, string format, params object[] args) => Entries.Add(string.Format(format, args));
    }
}
