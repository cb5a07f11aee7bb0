using System.Text.RegularExpressions;

namespace Main2Main.Frosting.CommandLine;

/// <summary>Whether what is printed is coloured, and by what: on a terminal alone, unless somebody says otherwise.</summary>
internal static partial class Colors
{
    /// <summary>Whether colours are on.</summary>
    public static bool Enabled { get; private set; }

    /// <summary>Decides.</summary>
    /// <param name="asked"><c>always</c>, <c>never</c> or <c>auto</c>, as the command line says; null when it says nothing.</param>
    public static void Choose(string? asked) => Enabled = asked switch
    {
        "always" => true,
        "never" => false,
        _ when Given("NO_COLOR") => false,
        _ when Given("CLICOLOR_FORCE") && Environment.GetEnvironmentVariable("CLICOLOR_FORCE") != "0" => true,
        _ => !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb"),
    };

    /// <summary>What matters.</summary>
    public static string Bold(string text) => Paint(text, "1");

    /// <summary>What went well.</summary>
    public static string Good(string text) => Paint(text, "32");

    /// <summary>What went wrong.</summary>
    public static string Bad(string text) => Paint(text, "31");

    /// <summary>What somebody should look at.</summary>
    public static string Care(string text) => Paint(text, "33");

    /// <summary>A line of the log: the step stands out, and how something ended.</summary>
    public static string Line(string text) => !Enabled ? text
        : Ending().Replace(Lead().Replace(text, match => Bold(match.Value)), match => match.Groups["good"].Success ? Good(match.Value) : Bad(match.Value));

    private static string Paint(string text, string code) => Enabled && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;

    private static bool Given(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 };

    [GeneratedRegex(@"^(?:step-\d+(?=:)|Step \d+ of \d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex(@"(?<=: |^)(?:(?<good>passed|completed)|failed|partial stop|partial|summary_error)(?=[,: ]|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Ending();
}
