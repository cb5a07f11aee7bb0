using System.Text.RegularExpressions;

namespace Main2Main.Configuration;

/// <summary>Names in braces that configured commands and variables may hold.</summary>
public static partial class Placeholders
{
    /// <summary>Puts folders and values in the place of their names. What is put in is not searched again.</summary>
    /// <param name="text">A text with names such as <c>{upstream}</c>.</param>
    /// <param name="upstream">The upstream's folder.</param>
    /// <param name="downstream">The downstream's folder.</param>
    /// <param name="workspace">The workspace's folder.</param>
    /// <param name="extra">Further names with their values, for example <c>("request", path)</c>.</param>
    /// <returns>The text; a name in braces that nobody knows stays as it is.</returns>
    public static string Fill(string text, string? upstream, string? downstream, string? workspace, params IReadOnlyList<(string Name, string Value)> extra) =>
        Fill(text, [("upstream", upstream), ("downstream", downstream), ("workspace", workspace), .. extra]);

    /// <summary>Puts values in the place of their names. What is put in is not searched again.</summary>
    /// <param name="text">A text with names in braces.</param>
    /// <param name="known">The names with their values; one without a value counts as unknown.</param>
    /// <returns>The text; a name in braces that nobody knows stays as it is.</returns>
    public static string Fill(string text, IReadOnlyList<(string Name, string? Value)> known) =>
        Name().Replace(text, match => known.FirstOrDefault(pair => match.Groups["name"].ValueSpan.SequenceEqual(pair.Name)).Value ?? match.Value);

    [GeneratedRegex(@"\{(?<name>[A-Za-z_]+)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
