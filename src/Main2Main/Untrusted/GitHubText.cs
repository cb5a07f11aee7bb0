using System.Text;
using System.Text.RegularExpressions;
using Main2Main.Secrecy;

namespace Main2Main.Untrusted;

/// <summary>
/// Makes what upstream commits, suites and files say inert on GitHub: it calls nobody, closes nothing and links nothing, whether it is shown
/// as a commit message or as Markdown. The signs are set apart by a space that everybody sees, because GitHub looks for references after
/// it has resolved entities, and because invisible letters show as noise in a terminal.
/// </summary>
public static partial class GitHubText
{
    private const char Apart = ' ';
    private const string Specials = "\\`*[]<>~|";

    /// <summary>For commit messages and titles, which are no Markdown: <c>fixes # 12</c>, <c>@ name</c>, <c>GH- 3</c>, <c>https:// host</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>One line, without secrets and with control characters shown.</returns>
    public static string Plain(string? text) => Markup().Replace(Unreferenced(text), match => match.Value + Apart);

    /// <summary>For Markdown: references are set apart in the same way, and every sign that Markdown or HTML would take for its own is escaped.</summary>
    /// <param name="text">The text.</param>
    /// <returns>One line of Markdown that shows the text.</returns>
    public static string Markdown(string? text) => Escape(Unreferenced(text));

    /// <summary>As code in Markdown, where GitHub looks for no references: one line, whatever backticks it holds.</summary>
    /// <param name="text">The text.</param>
    /// <returns>A code span.</returns>
    public static string Code(string? text)
    {
        var line = ConsoleText.Of(SecretDoor.Mask(text ?? string.Empty)).Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("\t", "\\t", StringComparison.Ordinal);
        if (string.IsNullOrWhiteSpace(line))
        {
            return "` `";
        }

        var fence = new string('`', LongestRun(line) + 1);
        var room = line[0] == '`' || line[^1] == '`' || (line[0] == ' ' && line[^1] == ' ') ? " " : string.Empty;
        return $"{fence}{room}{line}{room}{fence}";
    }

    /// <summary>Lines as a block of code.</summary>
    /// <param name="lines">The lines.</param>
    /// <returns>The block with its fences, without a final line break.</returns>
    public static string Block(IEnumerable<string> lines)
    {
        var body = string.Join('\n', lines.Select(line => ConsoleText.Of(SecretDoor.Mask(line)).ReplaceLineEndings(" ")));
        var fence = new string('`', Math.Max(3, LongestRun(body)) + 1);
        return $"{fence}text\n{body}\n{fence}";
    }

    private static string Unreferenced(string? text) => References().Replace(Line(text), match => match.Value + Apart);

    // A message is printed by others too, in the log of a job that runs git log.
    private static string Line(string? text) =>
        CommandGuard.Of(ConsoleText.Of(SecretDoor.Mask(text ?? string.Empty).ReplaceLineEndings(" ")).Replace('\t', ' ').Trim());

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        for (var at = 0; at < text.Length; at++)
        {
            if (Specials.Contains(text[at], StringComparison.Ordinal) || (at == 0 && StartsBlock(text)) || IsEntity(text, at)
                || IsEmphasis(text, at) || IsMark(text, at))
            {
                _ = escaped.Append('\\');
            }

            _ = escaped.Append(text[at]);
        }

        return Numbered().Replace(escaped.ToString(), @"${digits}\${sign}");
    }

    private static bool StartsBlock(string text) => text[0] is '#' or '=' || (text[0] is '-' or '+' && (text.Length == 1 || text[1] is ' ' or '-'));

    private static bool IsEntity(string text, int at) => text[at] == '&' && at + 1 < text.Length && (text[at + 1] == '#' || char.IsAsciiLetter(text[at + 1]));

    // Some renderers mark what stands between two of them.
    private static bool IsMark(string text, int at) =>
        text[at] is '=' or '+' && ((at > 0 && text[at - 1] == text[at]) || (at + 1 < text.Length && text[at + 1] == text[at]));

    // Between letters an underscore emphasises nothing.
    private static bool IsEmphasis(string text, int at) =>
        text[at] == '_' && !(at > 0 && char.IsLetterOrDigit(text[at - 1]) && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]));

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var letter in text)
        {
            run = letter == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    // A number sign before a number, a name's sign before anything, a reference's letters before a number, an address before its host.
    [GeneratedRegex(@"#(?=\d)|@(?=\S)|(?<![\p{L}\d])GH-(?=\d)|://(?=\S)|(?<![\p{L}\d])www\.(?=\S)|(?:mailto|xmpp):(?=\S)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex References();

    // A message becomes Markdown where somebody proposes it as the text of a pull request: links, images and tags.
    [GeneratedRegex(@"<(?=[A-Za-z/!?])|\](?=[(\[:])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Markup();

    [GeneratedRegex(@"^(?<digits>\d{1,9})(?<sign>[.)])(?=\s|$)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}
