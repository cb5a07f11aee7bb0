using System.Globalization;
using System.Text.RegularExpressions;
using Main2Main.Untrusted;

namespace Main2Main.Templates;

/// <summary>Functions that templates call; in a template their names are in <c>snake_case</c>.</summary>
internal static partial class ReportFunctions
{
    private const int AbbreviatedLength = 10;

    /// <summary>A commit as people read it.</summary>
    public static string ShortSha(string? sha) => sha is null ? "none" : sha[..Math.Min(AbbreviatedLength, sha.Length)];

    /// <summary>A commit as people read it, with the address of its page where that is known.</summary>
    public static RawMarkdown ShaLink(string? page, string? sha) =>
        Address(page) is { } address && sha is not null ? new($"[`{ShortSha(sha)}`]({address}/commit/{sha})") : new($"`{ShortSha(sha)}`");

    /// <summary>A range <c>a..b</c> as people read it, with the address of its comparison where that is known.</summary>
    public static RawMarkdown RangeLink(string? page, string? range)
    {
        var ends = (range ?? string.Empty).Split("..");
        var text = $"`{string.Join("..", ends.Select(ShortSha))}`";
        return ends.Length == 2 && Address(page) is { } address ? new($"[{text}]({address}/compare/{ends[0]}...{ends[1]})") : new(text);
    }

    /// <summary>A pull request of the upstream. The address does not leave a note in the upstream's own discussion.</summary>
    public static RawMarkdown PrLink(string? page, int? number) => Address(page) is { } address && number is not null
        ? new($"[#{number}]({address.Replace("https://github.com/", "https://redirect.github.com/", StringComparison.Ordinal)}/pull/{number})")
        : new($"(pull request {number})");

    /// <summary>A commit's subject without the number of its pull request at the end.</summary>
    public static string Subject(string? subject) => PullRequestAtEnd().Replace(subject ?? string.Empty, string.Empty);

    /// <summary>Text as one line without tabs.</summary>
    public static string Line(object? text) => string.Join(' ', (text?.ToString() ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Text inside a Markdown table's cell: one line, no bar that would end the cell.</summary>
    public static RawMarkdown Cell(object? text) => text is RawMarkdown raw
        ? new RawMarkdown(raw.Text.Replace("|", "\\|", StringComparison.Ordinal))
        : new RawMarkdown(GitHubText.Markdown(text?.ToString()));

    /// <summary>A file's name as Markdown code; line breaks in it are shown, not made.</summary>
    public static RawMarkdown Code(object? text) => new(GitHubText.Code(text?.ToString()));

    /// <summary>Text that is Markdown already, with what it says of others in spans of code.</summary>
    public static RawMarkdown Markdown(string? text) => new(text ?? string.Empty);

    /// <summary>Lines as a block of Markdown code that none of them ends.</summary>
    public static RawMarkdown Block(System.Collections.IEnumerable lines) => new(
        GitHubText.Block(lines.Cast<object?>().Select(line => line?.ToString() ?? string.Empty)));

    /// <summary>An enumeration's value as a word.</summary>
    public static string Word(object value) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()!);

    /// <summary>The time of day, UTC.</summary>
    public static string Clock(DateTimeOffset time) => time.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A number with a point, for style sheets.</summary>
    public static string Percent(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A number with its thousands set apart by a thin space.</summary>
    public static string Grouped(int value) => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u2009');

    /// <summary>Seconds as people read them.</summary>
    public static string Elapsed(double seconds) => TimeSpan.FromSeconds(seconds) switch
    {
        { TotalHours: >= 1 } time => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h {time.Minutes:00} min"),
        { TotalMinutes: >= 1 } time => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min {time.Seconds:00} s"),
        var time => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
    };

    /// <summary>An address that ends no link: the page comes from a remote or the configuration.</summary>
    private static string? Address(string? page) => Uri.TryCreate(page, UriKind.Absolute, out var address) && address.Scheme is "https" or "http"
        ? address.AbsoluteUri.TrimEnd('/').Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)
        : null;

    [GeneratedRegex(@"\s*\(#\d+\)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex PullRequestAtEnd();
}

/// <summary>Text that is Markdown already: everything else that a template of a report prints is escaped.</summary>
/// <param name="Text">The Markdown.</param>
internal sealed record RawMarkdown(string Text);
