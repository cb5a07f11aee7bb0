namespace Main2Main.Python.Parsing;

/// <summary>The tokens of one file, each with the hash that stands for it in fingerprints. The arrays are used again for the next file.</summary>
internal sealed class TokenList
{
    private Token[] tokens = new Token[4096];
    private uint[] hashes = new uint[4096];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The tokens.</summary>
    public Token[] Items => tokens;

    /// <summary>The hashes; 0 is a token that fingerprints leave out.</summary>
    public uint[] Hashes => hashes;

    /// <summary>The newest token.</summary>
    public TokenKind LastKind => Count == 0 ? TokenKind.Newline : tokens[Count - 1].Kind;

    /// <summary>Forgets all tokens.</summary>
    public void Clear() => Count = 0;

    /// <summary>Appends a token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="hash">Its hash.</param>
    public void Add(in Token token, uint hash)
    {
        if (Count == tokens.Length)
        {
            Array.Resize(ref tokens, Count * 2);
            Array.Resize(ref hashes, Count * 2);
        }

        tokens[Count] = token;
        hashes[Count++] = hash;
    }

    /// <summary>Leaves tokens out of fingerprints.</summary>
    /// <param name="start">The first.</param>
    /// <param name="end">The one after the last.</param>
    public void Omit(int start, int end) => Array.Clear(hashes, start, end - start);
}
