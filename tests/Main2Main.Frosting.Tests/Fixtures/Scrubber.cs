using System.Text.RegularExpressions;

namespace Main2Main.Frosting.Tests.Fixtures;

/// <summary>Gives commits, paths and durations names that are the same in every run.</summary>
internal static partial class Scrubber
{
    public static string Scrub(string text, Pair pair)
    {
        var names = new Dictionary<string, string>();
        text = text.Replace(pair.Root, "{root}", StringComparison.Ordinal).Replace(AppContext.BaseDirectory.TrimEnd('/'), "{tests}", StringComparison.Ordinal);
        text = Commit().Replace(text, match =>
        {
            var key = match.Value[..10];
            names.TryAdd(key, $"commit-{names.Count + 1}");
            return names[key];
        });
        return Duration().Replace(text, "{time}");
    }

    [GeneratedRegex(@"\b[0-9a-f]{10}([0-9a-f]{30})?\b")]
    private static partial Regex Commit();

    [GeneratedRegex(@"\b\d+(\.\d+)? (s|h|min)\b( \d\d (s|min)\b)?")]
    private static partial Regex Duration();
}
