using System.Text.RegularExpressions;
using Main2Main.Configuration;

namespace Main2Main.Detection;

/// <summary>Reads recorded values (the pin, the release tag) from the downstream's files by configured patterns.</summary>
internal static class PinReader
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static IReadOnlyList<RecordedValue> Read(string downstream, IReadOnlyList<PinSource> sources)
    {
        var values = new List<RecordedValue>();
        foreach (var source in sources)
        {
            var path = Path.Combine(downstream, source.File);
            if (File.Exists(path))
            {
                // A value that is read where nothing may be written would never move.
                path = Git.TreeFiles.Locate(downstream, source.File, "the pin's file");
                values.AddRange(Find(File.ReadAllText(path), source));
            }
        }

        return values;
    }

    /// <summary>The values that a file's text records.</summary>
    public static IEnumerable<RecordedValue> Find(string text, PinSource source)
    {
        foreach (var group in Regex.Matches(text, source.Pattern, RegexOptions.Multiline, Patience).Select(match => match.Groups["value"]))
        {
            yield return new RecordedValue(source.File, text.AsSpan(0, group.Index).Count('\n') + 1, group.Value.Trim());
        }
    }
}

/// <summary>A value found in a file.</summary>
/// <param name="File">The file, relative to the downstream.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Value">The value.</param>
internal sealed record RecordedValue(string File, int Line, string Value);
