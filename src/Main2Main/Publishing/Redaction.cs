using System.Collections;
using System.Text.RegularExpressions;

namespace Main2Main.Publishing;

/// <summary>Takes secrets out of what other programs print: credentials in addresses, and the values of variables that are named as secrets are.</summary>
internal static partial class Redaction
{
    private const string Mask = "***";

    // Shorter values stand in too many harmless words.
    private const int ShortestSecret = 8;

    private static readonly string[] SecretEndings = ["TOKEN", "SECRET", "PASSWORD", "PASSWD", "PASSPHRASE", "API_KEY", "APIKEY"];

    /// <summary>Takes them out.</summary>
    /// <param name="text">What was printed.</param>
    /// <returns>The text without them.</returns>
    public static string Of(string text) => Secrets().Aggregate(
        Credentials().Replace(text, "${scheme}"),
        (clean, secret) => clean.Replace(secret, Mask, StringComparison.Ordinal));

    private static IEnumerable<string> Secrets() => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .Where(entry => SecretEndings.Any(ending => ((string)entry.Key).EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
        .Select(entry => (string)entry.Value!)
        .Where(value => value.Length >= ShortestSecret)
        .OrderByDescending(value => value.Length);

    [GeneratedRegex(@"(?<scheme>[A-Za-z][A-Za-z0-9+.-]*://)[^/\s@']+(@[^/\s@']+)*@", RegexOptions.ExplicitCapture)]
    private static partial Regex Credentials();
}
