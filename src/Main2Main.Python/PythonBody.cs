namespace Main2Main.Python;

/// <summary>
/// The fingerprint of a piece of source. Comments, docstrings, whitespace, quote styles and trailing commas do not show in it; names do.
/// </summary>
/// <param name="Hash">A hash of all tokens in order: equal means the same code.</param>
/// <param name="TokenCount">How many tokens there are.</param>
/// <param name="Sketch">
/// The smallest distinct hashes of runs of four tokens, ascending, at most <see cref="SketchSize"/>: two sketches tell how much code two
/// pieces share (exactly for short ones, estimated for long ones).
/// </param>
public sealed record PythonBody(ulong Hash, int TokenCount, IReadOnlyList<uint> Sketch)
{
    /// <summary>The most hashes in a sketch.</summary>
    public const int SketchSize = 64;

    /// <summary>The fingerprint of nothing.</summary>
    public static PythonBody Empty { get; } = new(0, 0, []);

    /// <summary>How much of the code of two pieces together is in both.</summary>
    /// <param name="other">The other piece.</param>
    /// <returns>From 0 to 1; 1 exactly when the hashes are equal.</returns>
    public double Similarity(PythonBody other)
    {
        if (Hash == other.Hash && TokenCount == other.TokenCount)
        {
            return 1;
        }

        var (shared, union) = Merge(other);
        return union == 0 ? 0 : Math.Min((double)shared / union, 0.999);
    }

    private (int Shared, int Union) Merge(PythonBody other)
    {
        // Both are the smallest hashes of their sets, so the smallest of the union are known for as many as the shorter full sketch holds.
        var (left, right, shared, union) = (0, 0, 0, 0);
        while (union < SketchSize && (left < Sketch.Count || right < other.Sketch.Count))
        {
            if (left == Sketch.Count || right == other.Sketch.Count)
            {
                var rest = Sketch.Count - left + other.Sketch.Count - right;
                return (shared, Math.Min(union + rest, SketchSize));
            }

            var order = Sketch[left].CompareTo(other.Sketch[right]);
            shared += order == 0 ? 1 : 0;
            left += order <= 0 ? 1 : 0;
            right += order >= 0 ? 1 : 0;
            union++;
        }

        return (shared, union);
    }
}
