using System.Text.RegularExpressions;

namespace Main2Main.Frosting.Tests.Documentation;

/// <summary>A page of this project's documentation, taken apart.</summary>
internal sealed partial class Page
{
    private static readonly string Root = FindRoot();

    private Page(string text)
    {
        Text = text;
        Prose = Fence().Replace(text, string.Empty);
    }

    public string Text { get; }

    /// <summary>The text without fenced examples.</summary>
    public string Prose { get; }

    public static Page Read(string path) => new(File.ReadAllText(PathOf(path)).ReplaceLineEndings("\n"));

    public static string PathOf(string path) => Path.Combine(Root, path);

    /// <summary>What stands between a heading of any level and the next heading.</summary>
    public string Section(string heading)
    {
        var sections = Sections().Where(section => section.Heading == heading).ToArray();
        return sections.Length == 1 ? sections[0].Body : throw new InvalidOperationException($"there are {sections.Length} sections '{heading}'");
    }

    public IEnumerable<(string Level, string Heading, string Body)> Sections() =>
        Heading().Matches(Prose).Select(match => (match.Groups["level"].Value, match.Groups["heading"].Value, match.Groups["body"].Value));

    /// <summary>The rows of a section's table, without its head.</summary>
    public static string[][] Rows(string section) =>
    [
        .. section.Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1)
            .Select(line => line.Trim('|').Split(" | ").Select(cell => cell.Trim()).ToArray()),
    ];

    public static string[] Codes(string text) => [.. Code().Matches(text).Select(match => match.Groups["code"].Value)];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Main2Main.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    [GeneratedRegex("^```.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline, 5000)]
    private static partial Regex Fence();

    [GeneratedRegex("^(?<level>#+) (?<heading>[^\n]+)\n(?<body>.*?)(?=^#+ |\\z)", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Heading();

    [GeneratedRegex("`(?<code>[^`\n]+)`", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Code();
}
