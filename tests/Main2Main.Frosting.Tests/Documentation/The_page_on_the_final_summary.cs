using System.Text.RegularExpressions;

namespace Main2Main.Frosting.Tests.Documentation;

[Parallelizable(ParallelScope.All)]
public sealed partial class The_page_on_the_final_summary
{
    private const string Title = "## Main2Main Summary";

    private static readonly Page Summary = Page.Read("reference/final-summary.md");

    private static readonly string Template = Page.Read("templates/final-summary.sbn").Text;

    [Test]
    public void Has_the_sections_of_the_template_in_their_order() => Assert.That(
        Summary.Sections().Where(section => section.Level == "###").Select(section => section.Heading),
        Is.EqualTo(Headings(Template)));

    [Test]
    public void Has_the_header_lines_of_the_template_in_their_order() => Assert.That(
        Page.Rows(Summary.Section("Header lines")).Select(row => row[0].Trim('`')),
        Is.EqualTo(HeaderLines(Template)));

    [Test]
    public void Has_every_line_of_the_CI_section_and_of_the_partial_stop()
    {
        foreach (var heading in new[] { "CI Verification", "Partial Stop" })
        {
            var labels = Label().Matches(Between(Template, heading)).Select(match => match.Groups["label"].Value).ToArray();
            Assert.That(labels, Is.Not.Empty);
            Assert.That(Described().Matches(Summary.Section(heading)).Select(match => match.Groups["label"].Value), Is.EqualTo(labels));
        }
    }

    [TestCase("reference/final-summary.md")]
    [TestCase("tests/Main2Main.Frosting.Tests/Approved/final-summary-completed.md")]
    [TestCase("tests/Main2Main.Frosting.Tests/Approved/final-summary-partial.md")]
    public void Agrees_with_its_example_and_with_real_reports(string path)
    {
        var text = Page.Read(path).Text;
        var report = Example().Match(text) is { Success: true } example ? example.Groups["report"].Value : text;
        Assert.That(report, Does.StartWith(Title + "\n"));
        Assert.That(HeaderLines(report), Is.EqualTo(HeaderLines(Template)));
        Assert.That(
            Headings(report), Is.Not.Empty.And.EqualTo(Headings(Template).Where(heading => report.Contains($"\n### {heading}\n", StringComparison.Ordinal))));
        Assert.That(
            CheckedItem().Matches(report).Select(match => match.Groups["item"].Value),
            Is.Not.Empty.And.SubsetOf(
                Summary.Section("Pre-Completion Checklist").Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal))
                    .Select(line => Remark().Replace(line[2..], string.Empty))));
    }

    [Test]
    public void Names_only_checklist_items_that_the_program_checks()
    {
        var code = File.ReadAllText(Page.PathOf("src/Main2Main/Reporting/Checklist.cs"));
        var items = Summary.Section("Pre-Completion Checklist").Split('\n').Where(line => line.StartsWith("- ", StringComparison.Ordinal))
            .Select(line => Remark().Replace(line[2..], string.Empty)).ToArray();
        Assert.That(items, Has.Length.EqualTo(13));
        Assert.That(items.Where(item => !code.Contains($"\"{item}\"", StringComparison.Ordinal)), Is.Empty);
    }

    private static string[] Headings(string report) => [.. Heading().Matches(report).Select(match => match.Groups["heading"].Value)];

    private static string[] HeaderLines(string report) =>
        [.. Header().Matches(report[..report.IndexOf("\n### ", StringComparison.Ordinal)]).Select(match => match.Groups["name"].Value)];

    private static string Between(string report, string heading) => report.Split($"\n### {heading}\n")[1].Split("\n### ")[0];

    [GeneratedRegex("^```markdown\n(?<report>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example();

    [GeneratedRegex("^### (?<heading>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex("^(?<name>[A-Z][A-Za-z ]+): ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Header();

    [GeneratedRegex("^- (?<label>[A-Z][A-Za-z ]+):", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Label();

    [GeneratedRegex("^- \\*(?<label>[^*]+)\\*", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Described();

    [GeneratedRegex("^- \\[[x ]\\] (?<item>[^:\n]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CheckedItem();

    [GeneratedRegex(" \\([^()]*\\)$", RegexOptions.None, 1000)]
    private static partial Regex Remark();
}
