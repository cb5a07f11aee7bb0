using Main2Main.Python;

namespace Main2Main.Impact.Usage;

/// <summary>Finds downstream functions that hold much of an upstream function's code.</summary>
internal sealed class CopyFinder
{
    private const int ShortestBody = 30;
    private const int FewestShared = 6;
    private const double SameName = 0.25;
    private const double OtherName = 0.45;

    private readonly List<(PythonFile File, PythonFunction Function)> candidates;

    private readonly Dictionary<uint, List<int>> holders = [];

    /// <summary>Indexes the downstream's functions.</summary>
    /// <param name="files">The downstream's files.</param>
    public CopyFinder(IReadOnlyList<PythonFile> files)
    {
        candidates = [.. files.SelectMany(file => file.Module.Functions.Where(function => function.Body.TokenCount >= ShortestBody).Select(function => (file, function)))];
        for (var candidate = 0; candidate < candidates.Count; candidate++)
        {
            foreach (var hash in candidates[candidate].Function.Body.Sketch)
            {
                if (!holders.TryGetValue(hash, out var known))
                {
                    holders[hash] = known = [];
                }

                known.Add(candidate);
            }
        }
    }

    /// <summary>The downstream functions that are like an upstream one.</summary>
    public IEnumerable<UsageSite> Of(PythonDefinition original)
    {
        if (original.Function is not { Body.TokenCount: >= ShortestBody } function)
        {
            yield break;
        }

        var shared = new Dictionary<int, int>();
        foreach (var candidate in function.Body.Sketch.SelectMany(hash => holders.GetValueOrDefault(hash) ?? []))
        {
            shared[candidate] = shared.GetValueOrDefault(candidate) + 1;
        }

        foreach (var (candidate, count) in shared.Where(entry => entry.Value >= FewestShared))
        {
            var (file, own) = candidates[candidate];
            var similarity = own.Body.Similarity(function.Body);
            if (similarity >= (own.Name == function.Name ? SameName : OtherName))
            {
                yield return new UsageSite(file, ImpactUsage.Copy, original, own.Line, own.Scope) { Own = own, Similarity = similarity };
            }
        }
    }
}
