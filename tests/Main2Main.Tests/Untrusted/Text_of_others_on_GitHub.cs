using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Main2Main.Secrecy;
using Main2Main.Untrusted;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Main2Main.Tests.Untrusted;

/// <summary>What an upstream subject says calls nobody, closes nothing and links nothing, as a commit message and as Markdown.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class Text_of_others_on_GitHub
{
    // GitHub's Markdown, as far as Markdig has it, and more that could act.
    private static readonly MarkdownPipeline Flavoured = new MarkdownPipelineBuilder().UseAutoLinks().UsePipeTables().UseEmphasisExtras().UseTaskLists()
        .UseFootnotes().UseAutoIdentifiers().Build();

    private static readonly string[] Pieces =
    [
        "#1", "@name", "_@name_", "x/@name", "@org/team", "GH-1", "gh-22", "o/r#4", "o/r@0123abc", "fixes #7", "Closes: o/r#8",
        "resolves https://github.com/o/r/issues/1",
        "https://github.com/o/r/pull/2", "<https://github.com/o/r/issues/3>", "www.github.com/o/r", "a@b.org", "mailto:a@b.org", "&#64;name", "&#35;1",
        "&commat;name", "&num;1", "\\&#64;name",
        "![x](https://e.org/i.png)", "[x](https://e.org)", "[x](<https://e.org>)", "[x]: https://e.org", "<img src=https://e.org/i.png>", "<!-- -->",
        "<a href='//e.org'>", "</td>", "#<!-- -->1",
        "`", "``", "```", "~~~", "~", "*", "**", "_", "__", "\\", "|", "||", "[", "]", "](", "(", ")", "!", "<", ">", "#", "##", "-", "- ", "+ ", "1. ", "1) ",
        "=", "===", "---", "> ", "&", ";", ":", "//",
        " ", "  ", "    ", "\t", "\n", "\r", "\r\n", "\n\n", "\0", "\x1b[31m", "\u200b", "\u202e", "ä", "語", "a", "name", "0", "12", "@", "@_", "[^1]", "[ ]",
        "$x$", "#\\1", "@\\name", "e.org", "http:", "#&#49;",
    ];

    private static readonly Gen<string> Texts = Gen.Elements(Pieces).ArrayOf().Select(string.Concat);

    public static IEnumerable<string> Forms() => Pieces.Concat(
    [
        "[Bugfix] Reject bad checkpoints (fixes #50337), thanks @octocat, closes o/r#4", "Revert \"x\" (#12)", "fix: a@b.org", "@", "# heading", "- item",
        "1. one", "    code", "| a | b |", "***bold***",
        "FIXES\t#1", "fixed\u00a0#2", "https://github.com/o/r/issues/1#issuecomment-2", "HTTPS://GITHUB.COM/O/R/ISSUES/1", "<HTTPS://E.ORG>", "ftp://e.org/x",
        "xmpp:a@e.org", "\\@name", "\\#1", "@name@name", "##1", "#1#2", "GH-GH-3",
    ]);

    [TestCaseSource(nameof(Forms))]
    public void Acts_nowhere_in_a_message(string text) => RefersToNothing(GitHubText.Plain(text));

    [TestCaseSource(nameof(Forms))]
    public void Acts_nowhere_in_Markdown(string text) => ShowsTheText(text);

    [FsCheck.NUnit.Property(MaxTest = 3000, EndSize = 12)]
    public Property Acts_nowhere_whatever_it_is_made_of() => Prop.ForAll(Texts.ToArbitrary(), text =>
    {
        RefersToNothing(GitHubText.Plain(text));
        ShowsTheText(text);
        IsOneSpan(text);
    });

    [FsCheck.NUnit.Property(MaxTest = 1000)]
    public Property Acts_nowhere_whatever_letters_it_has() => Prop.ForAll(ArbMap.Default.GeneratorFor<string>().ToArbitrary(), text =>
    {
        RefersToNothing(GitHubText.Plain(text));
        IsOneSpan(text ?? string.Empty);
    });

    [TestCase("Fix the cache (#12)", "Fix the cache (# 12)")]
    [TestCase("closes other/repo#12 and GH-3", "closes other/repo# 12 and GH- 3")]
    [TestCase("by @ann, _@bob_ and x/@carl", "by @ ann, _@ bob_ and x/@ carl")]
    [TestCase("see https://github.com/o/r/pull/1", "see https:// github.com/o/r/pull/1")]
    [TestCase("C# 12, a & b, 5 < 6, x_y, v1.0", "C# 12, a & b, 5 < 6, x_y, v1.0")]
    [TestCase("![i](u) <b>", "![i] (u) < b>")]
    [TestCase("two\nlines\u001b[2J", "two lines\\x1b[2J")]
    public void Stays_readable_in_a_message(string text, string message) => Assert.That(GitHubText.Plain(text), Is.EqualTo(message));

    [TestCase("env_flake_pass", "env_flake_pass")]
    [TestCase("step-1: passed (2 rounds)", "step-1: passed (2 rounds)")]
    [TestCase("0123456789abcdef..0123456789abcdef", "0123456789abcdef..0123456789abcdef")]
    [TestCase("__init__ of *a*", "\\_\\_init\\_\\_ of \\*a\\*")]
    [TestCase("1. first", "1\\. first")]
    [TestCase("&amp; & <b>", "\\&amp; & \\<b\\>")]
    public void Is_escaped_in_Markdown_where_it_must_be(string text, string markdown) => Assert.That(GitHubText.Markdown(text), Is.EqualTo(markdown));

    [Test]
    public void Ends_no_block_of_code()
    {
        var block = GitHubText.Block(["a", "```", "@name", "`````", "#1"]);
        var parsed = Markdown.Parse(block + "\n", Flavoured);
        Assert.That(parsed, Has.Count.EqualTo(1));
        Assert.That(((FencedCodeBlock)parsed[0]).Lines.ToString(), Is.EqualTo("a\n```\n@name\n`````\n#1"));
    }

    [TestCase("a|b `c` |d")]
    [TestCase("\\|")]
    [TestCase("| x |\n| --- |")]
    public void Stays_in_its_cell(string text)
    {
        var page = $"| A | B |\n| --- | --- |\n| {Main2Main.Templates.ReportFunctions.Cell(text).Text} | {Main2Main.Templates.ReportFunctions.Cell(Main2Main.Templates.ReportFunctions.Code(text)).Text} |\n";
        var table = Markdown.Parse(page, Flavoured).OfType<Table>().Single();
        Assert.That(table, Has.Count.EqualTo(2));
        Assert.That(((TableRow)table[1]).Count, Is.EqualTo(2));
    }

    private static void RefersToNothing(string shown)
    {
        Assert.That(Reference().Matches(shown).Select(match => match.Value), Is.Empty, shown);
        Assert.That(shown.Any(letter => char.IsControl(letter)), Is.False, shown);
    }

    /// <summary>Every place that a template prints text at: behind words, in a list, alone.</summary>
    private static void ShowsTheText(string text)
    {
        var markdown = GitHubText.Markdown(text);
        foreach (var (before, after) in new[] { ("- `0123456789` ", "\n- next\n"), ("words: ", "\nmore\n"), ("- ", "\n"), (string.Empty, "\n\nparagraph\n") })
        {
            var parsed = Markdown.Parse(before + markdown + after, Flavoured);
            var inlines = parsed.Descendants<Inline>().ToList();
            Assert.That(
                inlines.Where(
                    inline => inline is not (LiteralInline or LineBreakInline or ContainerInline or CodeInline) || (
                        inline is ContainerInline && inline.GetType() != typeof(ContainerInline))),
                Is.Empty,
                $"{text}\n{markdown}");
            Assert.That(inlines.OfType<CodeInline>().Count(), Is.EqualTo(before.Contains('`') ? 1 : 0), markdown);
            Assert.That(
                parsed.Descendants<Block>().Where(block => block is not (MarkdownDocument or ParagraphBlock or ListBlock or ListItemBlock)),
                Is.Empty,
                $"{text}\n{markdown}");
            var plain = string.Join(
                '\n',
                parsed.Descendants<ParagraphBlock>()
                    .Select(
                        paragraph => string.Concat(
                            paragraph.Inline!.Descendants<Inline>().Select(inline => inline is LiteralInline literal ? literal.Content.ToString() : "\n"))));
            Assert.That(Reference().Matches(plain).Select(match => match.Value), Is.Empty, plain);
            // What looks like the credentials of an address is masked, and is not there to be seen.
            Assert.That(
                Squeezed(plain),
                SecretDoor.Mask(text) == text
                    ? Does.Contain(
                        Squeezed(
                            Main2Main.Untrusted.ConsoleText.Of(
                                text.ReplaceLineEndings(" ").Replace('\t', ' ').Replace("\0", "\\x00", StringComparison.Ordinal))))
                    : Does.Contain("***"));
        }
    }

    private static void IsOneSpan(string text)
    {
        var paragraph = (ParagraphBlock)Markdown.Parse("x " + GitHubText.Code(text) + " y\n", Flavoured).Single();
        Assert.That(paragraph.Inline!.Descendants<CodeInline>().Count(), Is.EqualTo(1), text);
        Assert.That(paragraph.Inline!.Count(), Is.EqualTo(3), text);
    }

    // Our own spaces and those that Markdown folds do not count.
    private static string Squeezed(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)).ToArray()).Normalize(NormalizationForm.FormC);

    // What GitHub takes for a reference, wider than it is.
    [GeneratedRegex(@"#\d|@[\w-]|\bGH-\d|\w://\S|\bwww\.\w|mailto:\S", RegexOptions.IgnoreCase)]
    private static partial Regex Reference();
}
