using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Cake.Frosting;
using Main2Main.Adaptation;
using Main2Main.Configuration;
using Main2Main.Detection;
using Main2Main.Diagnosis;
using Main2Main.Planning;
using Main2Main.Reporting;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Frosting.Tests.Documentation;

/// <summary>The pages say what the program does, and the other way round.</summary>
public sealed class DocumentationTests
{
    private static readonly string Root = FindRoot();

    [Test]
    public void The_readme_names_every_target_and_no_other()
    {
        var targets = new[] { typeof(Sync).Assembly, Assembly.Load("Main2Main.Build") }
            .SelectMany(assembly => assembly.GetExportedTypes())
            .Select(type => type.GetCustomAttribute<TaskNameAttribute>()?.Name).OfType<string>();

        Assert.That(FirstCells("README.md", "## Targets"), Is.EquivalentTo(targets));
    }

    [Test]
    public void The_readme_names_every_option_with_its_variable_and_no_other()
    {
        var rows = Rows("README.md", "## Options").Select(cells => (cells[0].Trim('`'), cells[1].Trim('`')));

        Assert.That(rows, Is.EquivalentTo(OptionNames.All.Select(option => ($"--{option.Name}", option.EnvironmentVariable))));
    }

    [Test]
    public void The_readme_names_every_exit_code_and_no_other()
    {
        var codes = typeof(ExitCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => ((int)field.GetRawConstantValue()!).ToString(CultureInfo.InvariantCulture));

        Assert.That(FirstCells("README.md", "## Exit codes"), Is.EquivalentTo(codes));
    }

    [TestCase("detect.json", typeof(DriftDetection))]
    [TestCase("steps.json", typeof(StepPlan), typeof(PlannedStep), typeof(PlannedCommit))]
    [TestCase("state.json", typeof(RunState), typeof(StepState), typeof(RoundState), typeof(PartialStop), typeof(GuideState))]
    [TestCase("adapt/request.json", typeof(AdaptationRequest))]
    [TestCase("ci/round-M-result.json", typeof(RoundResult), typeof(SuiteOutcome))]
    [TestCase("ci/round-M-summary.json", typeof(CiSummary), typeof(CiError))]
    [TestCase("failed-summary.json", typeof(FailureSummary))]
    [TestCase("final-summary.json", typeof(FinalReport), typeof(StepReport), typeof(ChecklistItem))]
    public void The_artifacts_page_names_every_field_and_no_other(string file, params Type[] records)
    {
        var fields = records.SelectMany(record => record.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .Select(property => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));

        Assert.That(FirstCells("reference/artifacts.md", $"## {file}"), Is.EquivalentTo(fields));
    }

    [Test]
    public void The_page_on_the_final_summary_lists_the_templates_sections_in_order()
    {
        var sections = Regex.Matches(File.ReadAllText(Path.Combine(Root, "templates/final-summary.sbn")), "^### (?<title>.+)$", RegexOptions.Multiline).Select(match => match.Groups["title"].Value.Trim());

        Assert.That(FirstCells("reference/final-summary.md", "## Sections").Select(cell => cell.TrimEnd('*', ' ')), Is.EqualTo(sections));
    }

    [Test]
    public void Every_page_that_a_page_links_to_exists()
    {
        var missing = new[] { "README.md" }.Concat(Directory.GetFiles(Path.Combine(Root, "reference"), "*.md").Select(page => Path.GetRelativePath(Root, page)))
            .SelectMany(page => Regex.Matches(File.ReadAllText(Path.Combine(Root, page)), @"\]\((?<link>[\w./-]+\.md)\)")
                .Select(match => Path.Combine(Path.GetDirectoryName(page)!, match.Groups["link"].Value)))
            .Where(link => !File.Exists(Path.Combine(Root, link)));

        Assert.That(missing, Is.Empty);
    }

    private static IEnumerable<string> FirstCells(string page, string heading) => Rows(page, heading).Select(cells => cells[0].Trim('`'));

    /// <summary>The rows of every table under a heading of the second level, without the header rows.</summary>
    private static IEnumerable<string[]> Rows(string page, string heading)
    {
        var lines = File.ReadAllLines(Path.Combine(Root, page)).SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)).ToList();
        return lines.Where((line, number) => line.StartsWith('|') && !line.StartsWith("| ---", StringComparison.Ordinal) && !(number + 1 < lines.Count && lines[number + 1].StartsWith("| ---", StringComparison.Ordinal)))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..]);
    }

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Main2Main.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
