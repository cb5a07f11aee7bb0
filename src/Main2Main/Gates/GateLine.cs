using System.Globalization;
using System.Text.RegularExpressions;
using Main2Main.Lanes;

namespace Main2Main.Gates;

/// <summary>What a linter prints: lines, in most of them a place.</summary>
internal static partial class GateLine
{
    /// <summary>The findings that a gate prints after an edit and did not print before, each as often as there are more of it.</summary>
    /// <param name="before">What it printed before.</param>
    /// <param name="after">What it prints now.</param>
    /// <param name="folder">The folder that absolute paths are made relative to.</param>
    public static IReadOnlyList<CheckFinding> New(string before, string after, string folder)
    {
        var known = before.Split('\n').Select(line => Normal(line, folder)).CountBy(line => line, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var found = new List<CheckFinding>();
        foreach (var line in after.Split('\n').Where(line => line.Trim().Length > 0))
        {
            var normal = Normal(line, folder);
            if (known.TryGetValue(normal, out var left) && left > 0)
            {
                known[normal] = left - 1;
            }
            else if (Place().Match(line) is { Success: true } place)
            {
                var number = int.TryParse(place.Groups["line"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
                found.Add(
                    new CheckFinding(
                        CheckRule.Gate,
                        Relative(place.Groups["file"].Value, folder),
                        number,
                        Lane: null,
                        $"is new to the gate: {place.Groups["message"].Value.Trim()}",
                        "mend it; it was not there before the edit"));
            }
        }

        return found;
    }

    /// <summary>A line without what changes when code above it does: a summary's counts are no findings.</summary>
    private static string Normal(string line, string folder) => Place().Match(line) is { Success: true } place
        ? $"{Relative(place.Groups["file"].Value, folder)}: {Number().Replace(place.Groups["message"].Value.Trim(), "line N")}"
        : Digits().Replace(line.Trim(), "N");

    private static string Relative(string file, string folder) =>
        Path.IsPathRooted(file) ? Path.GetRelativePath(folder, file)
            .Replace(Path.DirectorySeparatorChar, '/') : file.StartsWith("./", StringComparison.Ordinal) ? file[2..] : file;

    // file:line: message, file:line:column: message, file(line,column): message, and the indented form of some.
    [GeneratedRegex(@"^\s*(?<file>(?:[A-Za-z]:)?[^\s:()][^:()]*)(?::(?<line>\d+)(?::\d+(?:-\d+)?)?|\((?<line>\d+)(?:,\d+)?\))\s*(?::| -)\s*(?<message>\S.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"\bline \d+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\d+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Digits();
}
