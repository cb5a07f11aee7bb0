using System.Globalization;
using Main2Main.Python;

namespace Main2Main.Impact.Requirements;

/// <summary>The versions that a requirement allows.</summary>
internal sealed class VersionBounds
{
    private static readonly string[] Operators = ["===", "==", ">=", "<=", "~=", "!=", "<", ">"];

    private readonly List<(string Operator, string Version)> bounds;

    private VersionBounds(List<(string Operator, string Version)> bounds) => this.bounds = bounds;

    /// <summary>Reads what stands behind a package's name.</summary>
    /// <param name="text">The text without spaces, such as <c>&gt;=1.2,&lt;2</c>.</param>
    /// <returns>The bounds; null when one is not understood.</returns>
    public static VersionBounds? TryParse(string text)
    {
        var read = new List<(string, string)>();
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var sign = Array.Find(Operators, candidate => part.StartsWith(candidate, StringComparison.Ordinal));
            if (sign is null || PackageVersion.TryParse(Stem(part[sign.Length..])) is null)
            {
                return null;
            }

            read.Add((sign, part[sign.Length..]));
        }

        return new VersionBounds(read);
    }

    /// <summary>Whether one version satisfies both: if any does, then one at, just above or just below some bound.</summary>
    public bool Meets(VersionBounds other)
    {
        var all = bounds.Concat(other.bounds).ToList();
        return all.Count == 0 || all.SelectMany(bound => Near(Stem(bound.Version))).Select(PackageVersion.TryParse).OfType<PackageVersion>()
            .Any(version => all.TrueForAll(bound => Allows(bound.Operator, bound.Version, version)));
    }

    private static string Stem(string version) => version.EndsWith(".*", StringComparison.Ordinal) ? version[..^2] : version;

    private static IEnumerable<string> Near(string version)
    {
        yield return version;
        var release = version.Split('+')[0].Split('.').TakeWhile(part => part.All(char.IsAsciiDigit)).ToList();
        if (release.Count == 0)
        {
            yield break;
        }

        yield return string.Join('.', [.. release, "0", "1"]);
        for (var index = release.Count - 1; index >= 0; index--)
        {
            if (long.TryParse(release[index], CultureInfo.InvariantCulture, out var number) && number > 0)
            {
                yield return string.Join('.', [.. release.Take(index), (number - 1).ToString(CultureInfo.InvariantCulture), "999999"]);
                yield return string.Join('.', [.. release.Take(index), (number + 1).ToString(CultureInfo.InvariantCulture)]);
            }
        }
    }

    private static bool Allows(string sign, string text, PackageVersion version)
    {
        var bound = PackageVersion.TryParse(Stem(text))!;
        var order = version.Order(bound);
        var isFamily = text.EndsWith(".*", StringComparison.Ordinal);
        return sign switch
        {
            "==" or "===" => isFamily ? IsOf(version, Stem(text)) : order == 0,
            "!=" => isFamily ? !IsOf(version, Stem(text)) : order != 0,
            ">=" => order >= 0,
            "<=" => order <= 0,
            ">" => order > 0,
            "<" => order < 0,
            _ => order >= 0 && text.LastIndexOf('.') is var dot and > 0 && IsOf(version, text[..dot]),
        };
    }

    /// <summary>Whether a version begins with a release: from it on, and before the next of as many numbers.</summary>
    private static bool IsOf(PackageVersion version, string stem)
    {
        var dot = stem.LastIndexOf('.');
        return long.TryParse(stem[(dot + 1)..], CultureInfo.InvariantCulture, out var last)
            && version.Order(PackageVersion.TryParse(stem)!) >= 0 && version.Order(PackageVersion.TryParse($"{stem[..(dot + 1)]}{last + 1}")!) < 0;
    }
}
