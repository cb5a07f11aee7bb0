using System.Buffers;

namespace Main2Main.Secrecy;

/// <summary>How the tokens of one kind look: a beginning that nothing else has, then letters of one alphabet.</summary>
/// <param name="Beginning">The beginning.</param>
/// <param name="Letters">What may follow.</param>
/// <param name="Least">How many of these a token has at least.</param>
/// <param name="Most">How many are looked at.</param>
internal sealed record TokenForm(string Beginning, SearchValues<char> Letters, int Least, int Most)
{
    /// <summary>Says of the letters whether they are a token's; null for always.</summary>
    public Func<ReadOnlySpan<char>, bool>? Check { get; init; }

    /// <summary>Whether a letter or digit may stand before it.</summary>
    public bool InWord { get; init; }

    /// <summary>Looks for a token.</summary>
    /// <param name="rest">The text from the beginning on.</param>
    /// <param name="final">Whether no more text follows.</param>
    /// <returns>What is there.</returns>
    public SecretMatch At(ReadOnlySpan<char> rest, bool final)
    {
        var body = rest[Beginning.Length..];
        body = body[..Math.Min(Most, body.Length)];
        var end = body.IndexOfAnyExcept(Letters);
        if (end < 0 && body.Length < Most && !final)
        {
            return SecretMatch.Unfinished;
        }

        var letters = end < 0 ? body : body[..end];
        return letters.Length >= Least && Check?.Invoke(letters) != false ? SecretMatch.Of(Beginning.Length + letters.Length) : SecretMatch.None;
    }
}
