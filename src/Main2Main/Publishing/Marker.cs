using System.Text.RegularExpressions;

namespace Main2Main.Publishing;

/// <summary>
/// The line by which a later run recognises its own pull request. It is read as a hint alone: whoever can edit the request can edit the line.
/// </summary>
/// <param name="RunId">The run's name.</param>
/// <param name="Head">The run's last commit.</param>
/// <param name="Tree">That commit's tree.</param>
/// <param name="Upstream">The upstream commit that was reached.</param>
internal sealed partial record Marker(string RunId, string Head, string Tree, string Upstream)
{
    /// <summary>Finds the line in a request's text.</summary>
    /// <param name="body">The text.</param>
    /// <returns>The last such line; null when there is none.</returns>
    public static Marker? Read(string body) => Line().Matches(body).LastOrDefault() is { } match
        ? new Marker(match.Groups["run"].Value, match.Groups["head"].Value, match.Groups["tree"].Value, match.Groups["upstream"].Value)
        : null;

    /// <summary>The line, a comment that is not shown.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"<!-- main2main-publish run={RunId} head={Head} tree={Tree} upstream={Upstream} -->";

    [GeneratedRegex("<!-- main2main-publish run=(?<run>[0-9-]+) head=(?<head>[0-9a-f]+) tree=(?<tree>[0-9a-f]+) upstream=(?<upstream>[0-9a-f]+) -->", RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
