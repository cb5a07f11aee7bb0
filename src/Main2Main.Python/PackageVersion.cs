using System.Text.RegularExpressions;

namespace Main2Main.Python;

/// <summary>A version as Python packages carry them (PEP 440), with its order.</summary>
internal sealed partial class PackageVersion
{
    private readonly List<long> key;

    private PackageVersion(List<long> key, bool isPreRelease) => (this.key, IsPreRelease) = (key, isPreRelease);

    /// <summary>Whether it comes before a release: an alpha, a beta, a release candidate or a development version.</summary>
    public bool IsPreRelease { get; }

    /// <summary>Reads a version; a leading <c>v</c> does not matter.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The version; null when it is none.</returns>
    public static PackageVersion? TryParse(string text)
    {
        var match = Form().Match(text.Trim());
        if (!match.Success)
        {
            return null;
        }

        var release = match.Groups["release"].Value.Split('.').Select(Number).ToList();
        while (release is [_, .., 0])
        {
            release.RemoveAt(release.Count - 1);
        }

        // What a shorter release lacks counts as 0, which stands above everything that follows the release: so much room for each.
        release.AddRange(Enumerable.Repeat(0L, Math.Max(0, 8 - release.Count)));
        var (pre, post, dev) = (match.Groups["pre"], match.Groups["post"], match.Groups["dev"]);
        var stage = pre.Success ? char.ToLowerInvariant(pre.Value[0]) switch { 'a' => 1, 'b' => 2, _ => 3 } : dev.Success && !post.Success ? 0 : 9;
        return new PackageVersion(
        [
            Number(match.Groups["epoch"].Value),
            .. release,
            stage,
            Number(match.Groups["preNumber"].Value),
            post.Success ? Number(match.Groups["postNumber"].Value) + 1 : 0,
            dev.Success ? Number(match.Groups["devNumber"].Value) : long.MaxValue,
        ],
        pre.Success || dev.Success);
    }

    /// <summary>How this version stands to another.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Below 0 when it is older, 0 when both are the same, above 0 when it is newer.</returns>
    public int Order(PackageVersion other) => key.Zip(other.key).Select(pair => pair.First.CompareTo(pair.Second)).FirstOrDefault(order => order != 0);

    private static long Number(string digits) => long.TryParse(digits, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : digits.Length == 0 ? 0 : long.MaxValue;

    [GeneratedRegex(
        @"^v?(?:(?<epoch>\d+)!)?(?<release>\d+(?:\.\d+){0,7})(?:[-_.]?(?<pre>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?<preNumber>\d*))?(?<post>[-_.]?(?:post|rev|r)[-_.]?(?<postNumber>\d*)|-(?<postNumber>\d+))?(?<dev>[-_.]?dev[-_.]?(?<devNumber>\d*))?(?:\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Form();
}
