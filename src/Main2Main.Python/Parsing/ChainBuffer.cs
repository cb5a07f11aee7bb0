namespace Main2Main.Python.Parsing;

/// <summary>A stack of texts that grow at the top: the chains of expressions inside each other.</summary>
internal sealed class ChainBuffer
{
    private char[] buffer = new char[512];

    /// <summary>Where the next text begins.</summary>
    public int Length { get; private set; }

    /// <summary>Removes everything.</summary>
    public void Clear() => Length = 0;

    /// <summary>Lengthens the text at the top.</summary>
    /// <param name="text">What is added.</param>
    public void Append(ReadOnlySpan<char> text)
    {
        while (Length + text.Length > buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        text.CopyTo(buffer.AsSpan(Length));
        Length += text.Length;
    }

    /// <summary>The text at the top.</summary>
    /// <param name="start">Where it begins.</param>
    /// <returns>The text.</returns>
    public ReadOnlySpan<char> From(int start) => buffer.AsSpan(start, Length - start);

    /// <summary>Removes the text at the top.</summary>
    /// <param name="start">Where it begins.</param>
    public void Truncate(int start) => Length = start;
}
