using System.Buffers;

namespace Main2Main.Secrecy;

/// <summary>Headers of HTTP that carry a secret, however a log quotes them: <c>Authorization: Bearer ...</c>, <c>'PRIVATE-TOKEN': '...'</c>.</summary>
internal static class HeaderForm
{
    private const int Most = 4096;
    private const int MostBefore = 64;
    private const int LeastOfAValue = 6;

    private static readonly SearchValues<char> Between = SearchValues.Create(" \t\"'\\:=>b[(,");
    private static readonly SearchValues<char> Value = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/=%|:");
    private static readonly string[] Schemes = ["Bearer", "Basic", "Token", "Digest", "Negotiate", "ApiKey"];

    /// <summary>The names, without their first letter, which is written large or small.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. new[] { "Authorization", "Private-Token", "X-Api-Key", "Api-Key", "X-Auth-Token", "Job-Token" }.SelectMany(name => (string[])[name, name.ToLowerInvariant(), name.ToUpperInvariant()]).Distinct()];

    /// <summary>Looks for a header's value.</summary>
    /// <param name="rest">The text from the name on.</param>
    /// <param name="name">The name.</param>
    /// <param name="final">Whether no more text follows.</param>
    /// <returns>What is there; the name and the scheme stay.</returns>
    public static SecretMatch At(ReadOnlySpan<char> rest, string name, bool final)
    {
        var at = name.Length;
        var between = Span(rest[at..], Between, MostBefore);
        at += between;
        if (at == rest.Length)
        {
            return final ? SecretMatch.None : SecretMatch.Unfinished;
        }

        // What says which name has which value; "authorization failed" says none.
        if (!rest[name.Length..at].ContainsAny(":=>,"))
        {
            return SecretMatch.None;
        }

        foreach (var scheme in Schemes)
        {
            if (rest[at..].StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            {
                at += scheme.Length;
                at += Span(rest[at..], Between, MostBefore);
                break;
            }
        }

        var value = Span(rest[at..], Value, Most);
        return at + value == rest.Length && value < Most && !final ? SecretMatch.Unfinished : value < LeastOfAValue ? SecretMatch.None : SecretMatch.Of(at + value, kept: at);
    }

    private static int Span(ReadOnlySpan<char> text, SearchValues<char> letters, int most)
    {
        var seen = text[..Math.Min(most, text.Length)];
        var end = seen.IndexOfAnyExcept(letters);
        return end < 0 ? seen.Length : end;
    }
}
