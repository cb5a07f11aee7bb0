using Main2Main.Contracts;

namespace Main2Main.Impact.Usage;

/// <summary>Finds downstream functions that hold much of an upstream function's code.</summary>
/// <param name="files">The downstream's files.</param>
internal sealed class CopyFinder(IReadOnlyList<PythonFile> files)
{
    private const int ShortestBody = 30;
    private const int FewestShared = 6;
    private const double SameName = 0.2;
    private const double OtherName = 0.45;

    private readonly Dictionary<uint, List<(PythonFile File, PythonFunction Function)>> sketches = Index(files);

    /// <summary>The downstream functions that are like an upstream one.</summary>
    public IEnumerable<UsageSite> Of(PythonDefinition original)
    {
        if (original.Function is not { Body.TokenCount: >= ShortestBody } function)
        {
            yield break;
        }

        var shared = new Dictionary<(PythonFile File, PythonFunction Function), int>();
        foreach (var hash in function.Body.Sketch)
        {
            foreach (var candidate in sketches.GetValueOrDefault(hash) ?? [])
            {
                shared[candidate] = shared.GetValueOrDefault(candidate) + 1;
            }
        }

        foreach (var ((file, own), count) in shared)
        {
            var similarity = count < FewestShared ? 0 : own.Body.Similarity(function.Body);
            if (similarity >= (own.Name == function.Name ? SameName : OtherName))
            {
                yield return new UsageSite(file, ImpactUsage.Copy, original, own.Line, own.Scope) { Own = own, Similarity = similarity };
            }
        }
    }

    private static Dictionary<uint, List<(PythonFile, PythonFunction)>> Index(IReadOnlyList<PythonFile> files)
    {
        var found = new Dictionary<uint, List<(PythonFile, PythonFunction)>>();
        foreach (var file in files)
        {
            foreach (var function in file.Module.Functions.Where(function => function.Body.TokenCount >= ShortestBody))
            {
                foreach (var hash in function.Body.Sketch)
                {
                    if (!found.TryGetValue(hash, out var holders))
                    {
                        found[hash] = holders = [];
                    }

                    holders.Add((file, function));
                }
            }
        }

        return found;
    }
}
