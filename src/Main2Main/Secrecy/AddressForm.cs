using System.Buffers;

namespace Main2Main.Secrecy;

/// <summary>Names and passwords in addresses, <c>https://user:password@host</c>, and a token in their place.</summary>
internal static class AddressForm
{
    /// <summary>Where they begin.</summary>
    public const string Beginning = "://";

    private const int Most = 2048;
    private const int LeastOfAToken = 16;

    private static readonly SearchValues<char> Ends = SearchValues.Create("/?# \t\r\n\"'<>`\\");

    /// <summary>Looks for them.</summary>
    /// <param name="rest">The text from <see cref="Beginning"/> on.</param>
    /// <param name="final">Whether no more text follows.</param>
    /// <returns>What is there.</returns>
    public static SecretMatch At(ReadOnlySpan<char> rest, bool final)
    {
        var authority = rest[Beginning.Length..];
        authority = authority[..Math.Min(Most, authority.Length)];
        var end = authority.IndexOfAny(Ends);
        if (end < 0 && authority.Length < Most && !final)
        {
            return SecretMatch.Unfinished;
        }

        // A password may hold the sign itself.
        var user = (end < 0 ? authority : authority[..end]).LastIndexOf('@');
        return user > 0 && (authority[..user].Contains(':') || user >= LeastOfAToken)
            ? SecretMatch.Of(Beginning.Length + user, Beginning.Length)
            : SecretMatch.None;
    }
}
