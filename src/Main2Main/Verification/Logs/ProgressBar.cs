using System.Buffers;
using System.Text.RegularExpressions;

namespace Main2Main.Verification.Logs;

/// <summary>Takes the state of a progress bar off a line on which something else was printed behind it.</summary>
internal static partial class ProgressBar
{
    private static readonly SearchValues<string> Signs = SearchValues.Create(["it/s", "s/it", "B/s", "/s]", "/s,"], StringComparison.Ordinal);

    /// <summary>Takes it off.</summary>
    /// <param name="text">The line.</param>
    /// <returns>What was printed behind the bar; the whole line when there is none, or nothing behind it.</returns>
    public static string TakeOff(string text)
    {
        if (!text.AsSpan().ContainsAny(Signs))
        {
            return text;
        }

        var end = 0;
        foreach (var match in End().EnumerateMatches(text))
        {
            end = match.Index + match.Length;
        }

        if (end == 0 || string.IsNullOrWhiteSpace(text[end..]))
        {
            return text;
        }

        // The bar may follow the name of the test that shows it.
        var name = text.AsSpan(0, end).IndexOf(' ');
        var isTest = name > 0 && text.AsSpan(0, name).Contains(".py::", StringComparison.Ordinal);
        return isTest ? $"{text[..name]} {text[end..].TrimStart()}" : text[end..];
    }

    // As tqdm ends it: the time, perhaps the time left, and the rate, in square brackets.
    [GeneratedRegex(@"\[\d{1,9}:\d\d(?::\d\d)?(?:<[\d:?]{1,20})?, [^\]\[]{0,200}?/(?:s|it)[^\]\[]{0,200}\]", RegexOptions.CultureInvariant)]
    private static partial Regex End();
}
