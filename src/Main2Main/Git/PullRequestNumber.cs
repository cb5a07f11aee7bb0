using System.Globalization;
using System.Text.RegularExpressions;

namespace Main2Main.Git;

/// <summary>The pull request that a squashed commit came from.</summary>
internal static partial class PullRequestNumber
{
    /// <summary>Finds the number.</summary>
    /// <param name="subject">The first line of the commit's message.</param>
    /// <returns>The number in the parentheses at its end, as GitHub writes it; null when there is none.</returns>
    public static int? In(string subject) =>
        Number().Match(subject) is { Success: true } match ? int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"\(#(?<number>\d{1,9})\)\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
