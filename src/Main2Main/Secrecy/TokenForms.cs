using System.Buffers;

namespace Main2Main.Secrecy;

/// <summary>The well-known forms of tokens. reference/security.md lists them.</summary>
internal static class TokenForms
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int Most = 400;
    private const int MostOfAJwt = 8192;
    private const int LeastOfAPart = 8;

    private static readonly SearchValues<char> Plain = SearchValues.Create(Alphanumeric);
    private static readonly SearchValues<char> Lined = SearchValues.Create(Alphanumeric + "_-");
    private static readonly SearchValues<char> Dotted = SearchValues.Create(Alphanumeric + "_-.=");
    private static readonly SearchValues<char> Capitals = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    /// <summary>Forms that are one word.</summary>
    public static IReadOnlyList<TokenForm> Words { get; } =
    [
        .. new[] { "ghp_", "gho_", "ghu_", "ghs_", "ghr_" }.Select(beginning => new TokenForm(beginning, Lined, 20, Most)),
        new("github_pat_", Lined, 20, Most),
        .. new[] { "glpat-", "gldt-", "glrt-", "glcbt-", "glptt-" }.Select(beginning => new TokenForm(beginning, Dotted, 16, Most)),
        new("hf_", Plain, 20, Most),
        new("api_org_", Plain, 20, Most),
        new("sk-", Lined, 20, Most) { Check = HasDigit },
        new("npm_", Plain, 30, Most),
        new("pypi-", Lined, 50, Most),
        new("dckr_pat_", Lined, 20, Most),
        new("AIza", Lined, 30, 40),
        new("ya29.", Lined, 20, Most),
        .. new[] { "AKIA", "ASIA" }.Select(beginning => new TokenForm(beginning, Capitals, 16, 20)),
        .. new[] { "xoxa-", "xoxb-", "xoxe-", "xoxo-", "xoxp-", "xoxr-", "xoxs-", "xapp-" }.Select(beginning => new TokenForm(beginning, Lined, 10, Most)),
        new("eyJ", Dotted, 30, MostOfAJwt) { Check = IsJwt },
    ];

    private static bool HasDigit(ReadOnlySpan<char> letters) => letters.ContainsAny(Digits);

    // Header and content are both JSON objects, whose base64 begins alike.
    private static bool IsJwt(ReadOnlySpan<char> letters)
    {
        var first = letters.IndexOf('.');
        var rest = first < LeastOfAPart ? [] : letters[(first + 1)..];
        return rest.StartsWith("eyJ") && rest.IndexOf('.') >= LeastOfAPart;
    }
}
