using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Cake.Frosting;
using Main2Main.Configuration;
using Main2Main.Frosting.Tests.Fixtures;

namespace Main2Main.Frosting.Tests.Documentation;

[Parallelizable(ParallelScope.All)]
public sealed partial class The_readme
{
    private const int MostLines = 200;

    private static readonly Page Readme = Page.Read("README.md");

    private static readonly Page CommandLine = Page.Read("reference/command-line.md");

    [Test]
    public void Lists_every_target_and_no_other() => Assert.That(
        Page.Rows(CommandLine.Section("Targets")).Select(row => row[0].Trim('`')),
        Is.EquivalentTo(TargetNames()));

    [Test]
    public void And_the_reference_use_no_target_that_does_not_exist([ValueSource(nameof(Pages))] string path) => Assert.That(
        TargetInUse().Matches(Page.Read(path).Text).Select(match => match.Groups["target"].Value).Where(target => target != "NAME").Distinct(),
        Is.SubsetOf(TargetNames()));

    [Test]
    public void Lists_every_option_with_its_variable_and_no_other() => Assert.That(
        Page.Rows(CommandLine.Section("Options")).Select(row => (row[0], row[1])),
        Is.EqualTo(OptionNames.All.Select(option => ($"`--{option.Name}`", $"`{option.EnvironmentVariable}`"))));

    [TestCase("README.md")]
    [TestCase("reference/artifacts.md")]
    [TestCase("reference/final-summary.md")]
    [TestCase("reference/configuration.md")]
    [TestCase("reference/publishing.md")]
    [TestCase("reference/ci-systems.md")]
    [TestCase("reference/host-of-your-own.md")]
    [TestCase("reference/command-line.md")]
    [TestCase("reference/when-it-stopped.md")]
    [TestCase("reference/a-run.md")]
    public void And_the_reference_name_no_option_that_the_host_does_not_take(string path)
    {
        var options = Option().Matches(ForeignCommand().Replace(Page.Read(path).Text, string.Empty)).Select(match => match.Value).Distinct().ToArray();
        var result = Processes.Host([.. options.Append("--help"), "--invented-by-a-test"]);

        Assert.That(options, Is.Not.Empty);
        Assert.That(
            Unknown().Matches(result.Error).Select(match => match.Groups["option"].Value), Is.EqualTo(new[] { "--invented-by-a-test" }), result.ToString());
    }

    [Test]
    public void Lists_the_exit_codes_that_there_are() => Assert.That(
        Page.Rows(CommandLine.Section("Exit codes")).Select(row => (row[0], row[1])),
        Is.EqualTo(typeof(ExitCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral)
            .Select(field => (Code: (int)field.GetRawConstantValue()!, field.Name)).OrderBy(pair => pair.Code)
            .Select(pair => (pair.Code.ToString(CultureInfo.InvariantCulture), $"`{pair.Name}`"))));

    [Test]
    public void Is_short_and_shows_two_commands_on_the_first_screen()
    {
        Assert.That(Readme.Text.Split('\n'), Has.Length.LessThanOrEqualTo(MostLines));
        Assert.That(Readme.Text.Split('\n').Take(25), Does.Contain("./build.sh Sync --sample").And.Contain("./build.sh Impact --sample"));
    }

    [Test]
    public void And_the_index_lead_to_every_page() => Assert.That(
        Link().Matches(Page.Read("reference/README.md").Text).Select(match => $"reference/{match.Groups["file"].Value}"),
        Is.SupersetOf(Pages().Where(page => page is not ("README.md" or "reference/README.md"))));

    [Test]
    public void And_the_reference_show_only_commands_that_exist([ValueSource(nameof(Pages))] string path) => Assert.That(
        TargetWord().Matches(Page.Read(path).Text).Select(match => match.Groups["target"].Value).Where(target => target != "TARGET").Distinct(),
        Is.SubsetOf(TargetNames()));

    [Test]
    public void And_the_reference_link_only_to_pages_and_headings_that_exist([ValueSource(nameof(Pages))] string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        foreach (var match in Link().Matches(Page.Read(path).Prose).Where(match => !match.Groups["file"].Value.Contains("://", StringComparison.Ordinal)))
        {
            var file = match.Groups["file"].Value is { Length: > 0 } named ? Path.Combine(folder, named) : path;
            Assert.That(File.Exists(Page.PathOf(file)), Is.True, $"{path} links to {file}");
            if (match.Groups["anchor"] is { Success: true, Value: var anchor })
            {
                Assert.That(Page.Read(file).Sections().Select(section => Anchor(section.Heading)), Does.Contain(anchor), $"{path} links to {file}");
            }
        }
    }

    [Test]
    public void And_the_reference_name_no_place_of_one_machine([ValueSource(nameof(Pages))] string path) => Assert.That(
        AbsolutePath().Matches(Page.Read(path).Text).Select(match => match.Value).Where(found => !found.StartsWith("/tmp/main2main", StringComparison.Ordinal)),
        Is.Empty);

    private static IEnumerable<string> Pages() =>
        Directory.EnumerateFiles(Page.PathOf("reference"), "*.md").Select(file => $"reference/{Path.GetFileName(file)}")
            .Order(StringComparer.Ordinal).Prepend("README.md");

    private static IEnumerable<string> TargetNames() => new[] { typeof(SyncHost).Assembly, typeof(Build.Build).Assembly }
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => !type.IsAbstract && typeof(IFrostingTask).IsAssignableFrom(type))
        .Select(type => type.GetCustomAttribute<TaskNameAttribute>()?.Name ?? type.Name);

    private static string Anchor(string heading) =>
        NotInAnchor().Replace(heading.ToLowerInvariant(), string.Empty).Replace(' ', '-');

    // Code that begins with another program's name, alone or as the first word of a list: its options are that program's.
    [GeneratedRegex(@"`(?:[a-z]+ -|""\w+"": \[""|\[""(?!/))[^`]*`")]
    private static partial Regex ForeignCommand();

    [GeneratedRegex("--target=(?<target>[A-Za-z]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TargetInUse();

    [GeneratedRegex("\\./build\\.sh (?<target>[A-Z][A-Za-z]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TargetWord();

    [GeneratedRegex("(?<![-\\w])--[a-z][a-z-]*", RegexOptions.None, 1000)]
    private static partial Regex Option();

    [GeneratedRegex("(?<option>--[a-z-]+)(?=,|\\.| \\(did)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unknown();

    [GeneratedRegex("\\]\\((?<file>[^)#]*)(#(?<anchor>[^)]+))?\\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("(?<![\\w.}>/~-])/(tmp|home|root|work|Users)/[\\w./-]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AbsolutePath();

    [GeneratedRegex("[^a-z0-9 _-]", RegexOptions.None, 1000)]
    private static partial Regex NotInAnchor();
}
