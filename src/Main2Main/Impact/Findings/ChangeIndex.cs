using Main2Main.Python;

namespace Main2Main.Impact.Findings;

/// <summary>The range's contract changes by what they happened to.</summary>
internal sealed class ChangeIndex
{
    private readonly ILookup<string, ContractChange> bySymbol;
    private readonly ILookup<string, ContractChange> byMember;

    public ChangeIndex(IReadOnlyList<ContractChange> changes)
    {
        All = changes;
        bySymbol = changes.ToLookup(change => change.FullName, StringComparer.Ordinal);
        byMember = changes.Where(change => change.Member is not null).ToLookup(change => $"{change.FullName}.{change.Member}", StringComparer.Ordinal);
    }

    public IReadOnlyList<ContractChange> All { get; }

    /// <summary>What happened to a module, class, function or variable, and to the members of a class.</summary>
    public IEnumerable<ContractChange> Of(string fullName) => bySymbol[fullName];

    /// <summary>What happened to a method, field or value as the member of its class.</summary>
    public IEnumerable<ContractChange> OfMember(string fullName) => byMember[fullName];
}
