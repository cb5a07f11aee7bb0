using Main2Main.Python;

namespace Main2Main.Impact.Findings;

/// <summary>Tells whether code that the upstream gave up lives on in a function of the downstream.</summary>
internal static class CarriedCode
{
    /// <summary>How much of what is in the old body and not in the new one is in the downstream's own.</summary>
    /// <param name="before">The upstream's old body.</param>
    /// <param name="after">Its new one.</param>
    /// <param name="own">The downstream's.</param>
    /// <returns>From 0 to 1; 0 when nothing was taken out. Estimated for long bodies.</returns>
    public static double Share(PythonBody before, PythonBody after, PythonBody own)
    {
        // A sketch holds the smallest hashes: above the largest of a full one nothing is known of its body.
        var limit = Math.Min(Limit(after), Limit(own));
        var kept = after.Sketch.ToHashSet();
        var removed = before.Sketch.Where(hash => hash <= limit && !kept.Contains(hash)).ToList();
        var held = own.Sketch.ToHashSet();
        return removed.Count == 0 ? 0 : (double)removed.Count(held.Contains) / removed.Count;
    }

    private static uint Limit(PythonBody body) => body.Sketch.Count < PythonBody.SketchSize ? uint.MaxValue : body.Sketch[^1];
}
