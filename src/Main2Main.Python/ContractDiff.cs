using Main2Main.Python.Diffing;

namespace Main2Main.Python;

/// <summary>Says what happened to the contracts of a tree.</summary>
public static class ContractDiff
{
    /// <summary>Compares two trees. Only files that differ are looked into.</summary>
    /// <param name="older">The tree before.</param>
    /// <param name="newer">The tree after.</param>
    /// <returns>The changes, ordered by file, line, kind and name.</returns>
    public static IReadOnlyList<ContractChange> Between(PythonTree older, PythonTree newer)
    {
        var sink = new ChangeSink();
        new TreeComparison(older, newer, sink).Run();
        return sink.Sorted();
    }
}
