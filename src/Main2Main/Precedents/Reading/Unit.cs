namespace Main2Main.Precedents.Reading;

/// <summary>A simple statement, or the header of a compound one: the smallest piece of code that is changed as a whole.</summary>
/// <param name="Text">Its text as it stands in the file, without the indentation of its first line taken off the others.</param>
/// <param name="Tokens">The texts of its tokens: two units with the same ones are the same code.</param>
/// <param name="Names">The names in it.</param>
/// <param name="Line">Its first line.</param>
/// <param name="EndLine">Its last line.</param>
/// <param name="Within">The function or class around it; empty for the module.</param>
/// <param name="Defines">What it defines, for a header of a function or class; else null.</param>
internal sealed record Unit(string Text, IReadOnlyList<string> Tokens, IReadOnlySet<string> Names, int Line, int EndLine, string Within, string? Defines)
{
    /// <summary>How much of the code of two units is in both, 0 to 1.</summary>
    public double Likeness(Unit other)
    {
        var left = Tokens.CountBy(token => token, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var shared = other.Tokens.CountBy(token => token, StringComparer.Ordinal).Sum(pair => Math.Min(pair.Value, left.GetValueOrDefault(pair.Key)));
        return Tokens.Count + other.Tokens.Count == 0 ? 0 : 2.0 * shared / (Tokens.Count + other.Tokens.Count);
    }

    /// <summary>Whether two units are the same code.</summary>
    public bool Equals(Unit? other) => other is not null && Within == other.Within && Tokens.SequenceEqual(other.Tokens, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Within, StringComparer.Ordinal);
        foreach (var token in Tokens)
        {
            hash.Add(token, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }
}
