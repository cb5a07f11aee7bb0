namespace Main2Main.Python.Diffing;

/// <summary>Collects changes.</summary>
internal sealed class ChangeSink
{
    private readonly List<ContractChange> changes = [];

    /// <summary>How many there are.</summary>
    public int Count => changes.Count;

    /// <summary>Adds a change.</summary>
    public void Add(ContractChange change) => changes.Add(change);

    /// <summary>All of them in the order that reports rely on.</summary>
    public IReadOnlyList<ContractChange> Sorted() =>
    [
        .. changes
            .OrderBy(change => change.OldFile ?? change.NewFile, StringComparer.Ordinal)
            .ThenBy(change => change.OldFile is null ? change.NewLine : change.OldLine)
            .ThenBy(change => change.Kind)
            .ThenBy(change => change.Symbol, StringComparer.Ordinal)
            .ThenBy(change => change.Member, StringComparer.Ordinal)
            .ThenBy(change => change.NewLine),
    ];
}
