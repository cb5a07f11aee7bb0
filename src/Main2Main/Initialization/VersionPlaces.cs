using System.Text.RegularExpressions;
using Main2Main.Configuration;
using Main2Main.Git;

namespace Main2Main.Initialization;

/// <summary>Finds places in the downstream that hold a version of the upstream's package.</summary>
/// <param name="upstream">The upstream.</param>
/// <param name="downstream">The downstream.</param>
/// <param name="doubts">What Init is unsure of.</param>
internal sealed class VersionPlaces(GitRepository upstream, IRepositoryFiles downstream, Doubts doubts)
{
    private const int LowerBound = 3;
    private const string Version = """(?<value>v?\d[^\s"',;#)\]}]*)""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // What is looked into: files that install or build, and no lock file, which follows them.
    private static readonly string[] Beginnings = ["requirements", "constraints", "dockerfile", "containerfile"];
    private static readonly string[] Names = ["pyproject.toml", "setup.py", "setup.cfg", "tox.ini", "noxfile.py"];
    private static readonly string[] Endings = [".sh", ".yml", ".yaml", ".env", ".version"];

    /// <summary>Finds the places, exact ones first.</summary>
    /// <param name="package">The upstream's package.</param>
    /// <returns>The places that say the same version as the first one; empty where none does.</returns>
    public async Task<IReadOnlyList<PinSource>> FindAsync(FoundPackage package)
    {
        var tags = (await upstream.RunAsync("listing the tags", "tag", "--list")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var found = new List<Place>();
        foreach (var file in (await downstream.ListAsync()).Where(IsLookedInto))
        {
            var text = await downstream.ReadAsync(file) ?? string.Empty;
            found.AddRange(Expressions(package).SelectMany((expression, rank) =>
                Regex.Matches(text, expression, RegexOptions.Multiline | RegexOptions.IgnoreCase, Patience)
                    .Select(match => Place.Of(file, text, match.Groups["value"], rank))));
        }

        var usable = found.Where(place => TagForm.VersionOf(place.Value) is not null)
            .OrderBy(place => place.Rank == LowerBound)
            .ThenBy(place => Names.Contains(place.File) ? Array.IndexOf(Names, place.File) : Names.Length)
            .ThenBy(place => place.Rank)
            .ToList();
        return usable.Count == 0 ? [] : Choose(usable, tags.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>The spellings of a version, the exact ones first and a lower bound last.</summary>
    private static IReadOnlyList<string> Expressions(FoundPackage package)
    {
        var name = string.Join("[-_.]", PackageFinder.Normal(package.Distribution).Split('-').Select(Regex.Escape));
        var variable = string.Join('_', PackageFinder.Normal(package.Name).Split('-').Select(Regex.Escape));
        return
        [
            $"""^[^#\r\n]*?(?<![\w.-]){name}(?:[ \t]*\[[^\]\r\n]*\])?[ \t]*={"{2,3}"}[ \t]*{Version}""",
            $$"""^[ \t]*"?{{name}}"?[ \t]*=[ \t]*\{[^}\r\n]*\b(?:rev|tag)[ \t]*=[ \t]*["']{{Version}}""",
            $"""^[^#\r\n]*?(?<![\w.-])(?:\w*_)?{variable}_(?:base_|main_|stable_|release_)?(?:version|tag|ref)[ \t]*[=:][ \t]*["']?{Version}""",
            $"""^[^#\r\n]*?(?<![\w.-]){name}(?:[ \t]*\[[^\]\r\n]*\])?[ \t]*(?:>=|~=)[ \t]*{Version}""",
        ];
    }

    private static bool IsLookedInto(string path)
    {
        var name = Path.GetFileName(path).ToLowerInvariant();
        return Names.Contains(path) || Array.Exists(Beginnings, beginning => name.StartsWith(beginning, StringComparison.Ordinal)) || path.StartsWith("requirements/", StringComparison.Ordinal)
            || Array.Exists(Endings, ending => name.EndsWith(ending, StringComparison.Ordinal));
    }

    private IReadOnlyList<PinSource> Choose(IReadOnlyList<Place> places, HashSet<string> tags)
    {
        var first = places[0];
        if (first.Rank == LowerBound)
        {
            doubts.Add(
                "pin",
                $"{first.File}:{first.Line} is a lower bound, not a pin: it says the oldest upstream that is supported. " +
                "Record the verified commit in a file of its own if the two differ");
        }

        var wanted = Bare(first.Value);
        foreach (var other in places.Where(place => Bare(place.Value) != wanted).Take(3))
        {
            doubts.Add("pin", $"{other.File}:{other.Line} says {other.Value}; {first.File}:{first.Line}, which was taken, says {first.Value}");
        }

        var same = places.Where(place => Bare(place.Value) == wanted && (place.Rank == LowerBound) == (first.Rank == LowerBound));
        return [.. same.Select(place => ToSource(place, tags)).Distinct()];
    }

    private static string Bare(string value) => value.TrimStart('v', 'V');

    private PinSource ToSource(Place place, HashSet<string> tags)
    {
        var others = tags.Where(tag => tag.EndsWith(place.Value, StringComparison.Ordinal)).Select(tag => tag[..^place.Value.Length] + TagForm.Value);
        string[] forms = [TagForm.Value, $"v{TagForm.Value}", .. others];
        var form = Array.Find(forms, candidate => new TagForm(candidate).TagOf(place.Value) is { } tag && tags.Contains(tag));
        if (form is null)
        {
            form = place.Value[0] == 'v' ? TagForm.Value : $"v{TagForm.Value}";
            doubts.Add(
                "pin",
                $"the upstream has no tag for {place.Value} ({place.File}:{place.Line}); {new TagForm(form).TagOf(place.Value)} is assumed: " +
                ShellWords.Join(["git", "-C", upstream.Path, "fetch", "--tags"]));
        }

        return new PinSource { File = place.File, Pattern = place.Pattern, Tag = form == TagForm.Value ? null : form };
    }

    private sealed record Place(string File, string Pattern, string Value, int Rank, int Line)
    {
        public static Place Of(string file, string text, Group value, int rank)
        {
            var start = text.LastIndexOf('\n', Math.Max(0, value.Index - 1)) + 1;
            return new Place(file, $"^{LinePattern.Of(text[start..value.Index])}{Version}", value.Value, rank, text.AsSpan(0, value.Index).Count('\n') + 1);
        }
    }
}
