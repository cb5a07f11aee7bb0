using System.Text.RegularExpressions;

namespace Main2Main.Guide;

/// <summary>Finds the marker lines that bound the regions and refuses a guide where they are not exactly one pair each.</summary>
/// <param name="path">The guide's path, for messages.</param>
internal sealed partial class GuideMarkers(string path)
{
    private readonly Dictionary<string, GuideLine> begins = [];
    private readonly Dictionary<string, GuideLine> ends = [];
    private string? open;

    /// <summary>Finds the markers.</summary>
    /// <param name="lines">The guide's lines.</param>
    /// <returns>Per region the line of its BEGIN and of its END marker.</returns>
    /// <exception cref="Main2MainException">A marker is missing, doubled, nested or without its partner.</exception>
    public IReadOnlyDictionary<string, (GuideLine Begin, GuideLine End)> Find(IReadOnlyList<GuideLine> lines)
    {
        var fence = new CodeFence();
        foreach (var line in lines)
        {
            // A marker inside a code block is quoted, for example in a text about the markers.
            if (!fence.Holds(line.Text) && Marker().Match(line.Text) is { Success: true } match && GuideRegionName.All.Contains(match.Groups["name"].Value))
            {
                Take(match.Groups["kind"].Value, match.Groups["name"].Value, line);
            }
        }

        foreach (var name in GuideRegionName.All.Where(name => !ends.ContainsKey(name)))
        {
            throw begins.TryGetValue(name, out var begin)
                ? Broken(begin.Number, $"the region '{name}' begins here, but its marker '{Text("END", name)}' is missing")
                : Broken(lines.Count, $"the file ends here without the marker '{Text("BEGIN", name)}'");
        }

        return GuideRegionName.All.ToDictionary(name => name, name => (begins[name], ends[name]));
    }

    private static string Text(string kind, string name) => $"<!-- {kind} AUTO-MAINTAINED: {name} -->";

    private void Take(string kind, string name, GuideLine line)
    {
        var seen = kind == "BEGIN" ? begins : ends;
        if (seen.TryGetValue(name, out var first))
        {
            throw Broken(line.Number, $"the marker '{Text(kind, name)}' stands here a second time, first in line {first.Number}");
        }

        if (kind == "BEGIN" && open is not null)
        {
            throw Broken(line.Number, $"the marker '{Text(kind, name)}' stands inside the region '{open}', which began in line {begins[open].Number}");
        }

        if (kind == "END" && open != name)
        {
            var where = open is null ? "outside any region" : $"inside the region '{open}', which began in line {begins[open].Number}";
            throw Broken(line.Number, $"the marker '{Text(kind, name)}' stands {where}");
        }

        seen[name] = line;
        open = kind == "BEGIN" ? name : null;
    }

    private Main2MainException Broken(int line, string what) => new(
        FailureKind.Repository,
        $"the guide '{path}', line {line}: {what}.",
        $"give each of the regions {string.Join(", ", GuideRegionName.All)} one BEGIN and one END marker, each alone on its line, one region after the other.");

    [GeneratedRegex(@"^\s*<!--\s*(?<kind>BEGIN|END)\s+AUTO-MAINTAINED:\s*(?<name>[\w-]+)\s*-->\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Marker();
}
