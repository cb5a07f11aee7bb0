using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;
using YamlDotNet.RepresentationModel;

namespace Main2Main.Frosting.Tests.Documentation;

[Parallelizable(ParallelScope.All)]
public sealed partial class The_workflows
{
    private static readonly string[] Outputs = ["status", "old_commit", "new_commit", "reached_commit", "steps_completed", "steps_total",
        "manual_review_required", "pr_url"];

    private static readonly Page Systems = Page.Read("reference/ci-systems.md");

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Page.PathOf("reference/workflows")).Select(file => $"workflows/{Path.GetFileName(file)}").Order(StringComparer.Ordinal);

    [Test]
    public void Are_all_explained_and_all_there() =>
        Assert.That(Page.Rows(Systems.Prose).Select(row => Linked().Match(row[0]).Groups["file"].Value), Is.EquivalentTo(Files()));

    [TestCaseSource(nameof(Files))]
    public void Have_the_form_that_the_system_expects(string file)
    {
        var workflow = Read(file);
        Assert.That(
            Names(workflow),
            Is.SubsetOf(new[] { "name", "on", "concurrency", "permissions", "env", "jobs" }).And.SupersetOf(new[] { "name", "on", "permissions", "jobs" }));
        foreach (var job in ((YamlMappingNode)workflow["jobs"]).Children.Values.Cast<YamlMappingNode>())
        {
            Assert.That(Names(job), Does.Contain("runs-on").And.Contain("steps"));
        }

        Assert.That(Steps(workflow), Is.Not.Empty);
        foreach (var step in Steps(workflow))
        {
            Assert.That(Names(step), Is.SubsetOf(new[] { "name", "id", "if", "uses", "with", "run", "env", "working-directory", "timeout-minutes" }));
            Assert.That(Names(step).Count(name => name is "run" or "uses"), Is.EqualTo(1), step.ToString());
            Assert.That(Text(step, "uses") ?? "a/b@v1", Does.Match("^[\\w-]+/[\\w/-]+@v\\d+$"));
        }
    }

    [TestCaseSource(nameof(Files))]
    public void Run_scripts_that_a_shell_takes_and_that_nobody_can_write_into(string file)
    {
        foreach (var script in Scripts(file))
        {
            var result = Cli.Wrap("bash").WithArguments("-n").WithStandardInputPipe(PipeSource.FromString(script)).WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync().GetAwaiter().GetResult();
            Assert.That(result.ExitCode, Is.Zero, result.StandardError);
            Assert.That(script, Does.Not.Contain("${{"), "what stands there would become part of the script: hand it over as a variable");
        }
    }

    [TestCaseSource(nameof(Files))]
    public void Use_only_targets_options_variables_and_outputs_that_exist(string file)
    {
        var commands = Scripts(file).SelectMany(script => script.Split('\n')).Where(line => line.Contains("./build.sh", StringComparison.Ordinal)).ToList();
        Assert.That(commands, Is.Not.Empty);
        var targets = typeof(SyncHost).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(Cake.Frosting.IFrostingTask).IsAssignableFrom(type))
            .Select(type => type.Name).ToList();
        Assert.That(
            commands.SelectMany(line => Target().Matches(line)).Select(match => match.Groups["name"].Value).Distinct(), Is.Not.Empty.And.SubsetOf(targets));
        Assert.That(
            commands.SelectMany(line => Option().Matches(line)).Select(match => match.Groups["name"].Value).Distinct(),
            Is.SubsetOf(Main2Main.Configuration.OptionNames.All.Select(option => option.Name)));
        var text = Page.Read($"reference/{file}").Text;
        Assert.That(
            Variable().Matches(text).Select(match => match.Value).Distinct().Except(["MAIN2MAIN_REPOSITORY", "MAIN2MAIN_TOKEN"]),
            Is.SubsetOf(Main2Main.Configuration.OptionNames.All.Select(option => option.EnvironmentVariable)));
        var ours = Steps(Read(file)).Where(step => Text(step, "run")?.Contains("./build.sh", StringComparison.Ordinal) == true)
            .Select(step => Text(step, "id")).ToList();
        Assert.That(
            Output().Matches(text).Where(match => ours.Contains(match.Groups["step"].Value)).Select(match => match.Groups["name"].Value).Distinct(),
            Is.SubsetOf(Outputs));
        var ids = Steps(Read(file)).Select(step => Text(step, "id")).OfType<string>();
        Assert.That(Output().Matches(text).Select(match => match.Groups["step"].Value).Distinct(), Is.SubsetOf(ids));
    }

    [Test]
    public void Of_this_project_s_release_pack_before_they_hold_a_token_and_show_it_to_no_code_of_the_checkout()
    {
        var jobs = (YamlMappingNode)Read("../.github/workflows/release.yml")["jobs"];
        Assert.That(HoldsToken(jobs["packages"]), Is.False);
        Assert.That(jobs["packages"].ToString(), Does.Contain("fetch-depth").And.Contain("./build.sh Pack --out=packages"));
        Assert.That(jobs["release"].ToString(), Does.Not.Contain("checkout").And.Contain("dotnet nuget push"));
        foreach (var script in Scripts("../.github/workflows/release.yml"))
        {
            Assert.That(script, Does.Not.Contain("${{"));
        }
    }

    [TestCaseSource(nameof(Files))]
    public void Leave_no_token_in_a_checkout(string file) => Assert.That(
        Steps(Read(file)).Where(step => Text(step, "uses")?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true)
            .Select(step => Text((YamlMappingNode)step["with"], "persist-credentials")),
        Is.Not.Empty.And.All.EqualTo("false"));

    // What these do runs suites or adapters, and with them the upstream's code.
    private static readonly string[] Running = ["Sync", "Steps", "Step", "RunCi", "Adapt", "Bisect", "UpdateReference", "Commit", "Advance",
        "Summarize", "RefreshGuide"];

    [TestCaseSource(nameof(Files))]
    public void Show_no_token_to_a_step_that_runs_upstream_code(string file)
    {
        var workflow = Read(file);
        Assert.That(HoldsToken(workflow.Children.TryGetValue("env", out var all) ? all : null), Is.False, "every step would see it");
        foreach (var job in ((YamlMappingNode)workflow["jobs"]).Children.Values.Cast<YamlMappingNode>())
        {
            Assert.That(HoldsToken(job.Children.TryGetValue("env", out var own) ? own : null), Is.False, "every step of the job would see it");
            var steps = ((YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>().ToList();
            var runs = steps.Where(step => Target().Matches(Text(step, "run") ?? string.Empty).Any(match => Running.Contains(match.Groups["name"].Value)))
                .ToList();
            Assert.That(runs.Where(step => HoldsToken(step)), Is.Empty);
            if (runs.Count > 0)
            {
                // What a suite leaves running sees the later steps of its job, and what it writes they read.
                var permissions = (YamlMappingNode)(job.Children.TryGetValue("permissions", out var narrowed) ? narrowed : workflow["permissions"]);
                Assert.That(permissions.Children.Values.Select(value => ((YamlScalarNode)value).Value), Is.All.EqualTo("read"));
                Assert.That(steps.Where(step => step.ToString().Contains("secrets.", StringComparison.Ordinal)), Is.Empty);
                Assert.That(steps.Skip(steps.IndexOf(runs[0])).Where(HoldsToken), Is.Empty);
            }

            foreach (var step in steps.Where(step => step.ToString().Contains("secrets.", StringComparison.Ordinal)))
            {
                Assert.That(Target().Matches(Text(step, "run")!).Select(match => match.Groups["name"].Value), Is.EqualTo(["Publish"]));
            }
        }
    }

    [Test]
    public void Go_on_where_the_last_job_was_also_after_a_failure()
    {
        var steps = Steps(Read("workflows/nightly-sync.yml")).ToList();
        var restore = steps.First(step => Text(step, "uses") == "actions/cache/restore@v4");
        var saves = steps.Where(step => Text(step, "uses") == "actions/cache/save@v4").ToList();
        Assert.That(saves, Has.Count.EqualTo(2));
        foreach (var save in saves)
        {
            Assert.That(Text((YamlMappingNode)save["with"], "path"), Is.EqualTo(Text((YamlMappingNode)restore["with"], "path")));
            Assert.That(Text((YamlMappingNode)save["with"], "key"), Does.StartWith(Text((YamlMappingNode)restore["with"], "restore-keys")!));
            Assert.That(Text(save, "if"), Is.EqualTo("always()"));
        }

        Assert.That(steps.IndexOf(restore), Is.LessThan(steps.FindIndex(step => Text(step, "id") == "sync")));
    }

    private static bool HoldsToken(YamlNode? node) =>
        node is not null
            && (node.ToString().Contains("github.token", StringComparison.Ordinal) || node.ToString().Contains("secrets.", StringComparison.Ordinal));

    private static YamlMappingNode Read(string file)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(Page.Read($"reference/{file}").Text);
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    private static IEnumerable<YamlMappingNode> Steps(YamlMappingNode workflow) =>
        ((YamlMappingNode)workflow["jobs"]).Children.Values.SelectMany(job => (YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>();

    private static IEnumerable<string> Scripts(string file) => Steps(Read(file)).Select(step => Text(step, "run")).OfType<string>();

    private static IEnumerable<string> Names(YamlMappingNode node) => node.Children.Keys.Select(key => ((YamlScalarNode)key).Value!);

    private static string? Text(YamlMappingNode node, string name) => node.Children.TryGetValue(name, out var value) ? ((YamlScalarNode)value).Value : null;

    [GeneratedRegex(@"\]\((?<file>workflows/[\w.-]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Linked();

    [GeneratedRegex("--target=(?<name>[A-Za-z]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Target();

    [GeneratedRegex(@"(?<=\s)--(?<name>[a-z][a-z-]*)", RegexOptions.ExplicitCapture)]
    private static partial Regex Option();

    [GeneratedRegex("MAIN2MAIN_[A-Z_]+", RegexOptions.ExplicitCapture)]
    private static partial Regex Variable();

    [GeneratedRegex(@"steps\.(?<step>[\w-]+)\.outputs\.(?<name>\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Output();
}
