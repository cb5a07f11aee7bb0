using System.Text.RegularExpressions;

namespace Main2Main.Publishing;

/// <summary>
/// Subjects of upstream commits say <c>@name</c> and <c>Fix #12</c>. In a pull request of the downstream that would call people who know nothing of
/// it, and close the downstream's own issue 12.
/// </summary>
internal static partial class Mentions
{
    // Shown as nothing, and enough that GitHub sees neither a name nor a number behind the sign.
    private const string Nothing = "&#8203;";

    /// <summary>Makes them plain text; what stands in code is none already.</summary>
    /// <param name="markdown">A text.</param>
    /// <returns>The text, which reads the same.</returns>
    public static string Silence(string markdown) => Silenced().Replace(markdown, match => match.Groups["sign"].Success ? match.Value + Nothing : match.Value);

    [GeneratedRegex(@"``[^`].*?``|`[^`\r\n]*`|(?<sign>(?<![\w&])#(?=\d)|(?<![\w/])@(?=[A-Za-z0-9])|(?<=\w)#(?=\d)|\b[Gg][Hh]-(?=\d))", RegexOptions.ExplicitCapture)]
    private static partial Regex Silenced();
}
