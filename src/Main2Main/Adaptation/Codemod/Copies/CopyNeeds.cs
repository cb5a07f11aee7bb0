using Main2Main.Adaptation.Codemod.Replacements;
using Main2Main.Adaptation.Codemod.Upstream;
using Main2Main.Python;
using Kind = Main2Main.Python.ContractChangeKind;

namespace Main2Main.Adaptation.Codemod.Copies;

/// <summary>Tells whether a copy needs what the upstream did to its own code: it would fail otherwise, since something that it uses is no more.</summary>
/// <param name="world">The trees.</param>
/// <param name="evidence">What the upstream's texts tell.</param>
internal sealed class CopyNeeds(CodemodWorld world, Evidence evidence)
{
    private readonly Lazy<ILookup<string, ContractChange>> parameters = new(() => world.Changes.All
        .Where(change => change.Member is not null && change.Kind is Kind.ParameterRemoved or Kind.ParameterRenamed or Kind.ParameterAddedRequired or Kind.ParameterAddedOptional)
        .ToLookup(change => Callee(change), StringComparer.Ordinal));

    // What lies between the release and main is still to come for the release.
    private readonly Lazy<HashSet<(Kind Kind, string Name, string? Member)>> open = new(() =>
        [.. ContractDiff.Between(world.Release!, world.Newer).Select(change => (change.Kind, change.FullName, change.Member))]);

    /// <summary>The change that asks for new code in the place of old; null where none does.</summary>
    /// <param name="older">The names of the old code.</param>
    /// <param name="newer">The names of the new code.</param>
    public ContractChange? Of(IReadOnlyCollection<string> older, IReadOnlyCollection<string> newer)
    {
        var (gone, come) = (older.Except(newer, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal), newer.Except(older, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal));
        if (gone.FirstOrDefault(evidence.Lost.Contains) is { } lost && world.Changes.All.FirstOrDefault(change => (change.Member ?? DottedName.Last(change.FullName)) == lost) is { } loss)
        {
            return loss;
        }

        var called = older.Concat(newer).Distinct(StringComparer.Ordinal).SelectMany(name => parameters.Value[name])
            .Where(change => change.Kind is Kind.ParameterRemoved or Kind.ParameterRenamed ? gone.Contains(change.Member!) : come.Contains(change.Member!)).ToList();
        return called.Find(change => change.Kind != Kind.ParameterAddedOptional) ?? called.FirstOrDefault();
    }

    /// <summary>Whether the release has changed too, or there is none: a copy serves all lanes.</summary>
    /// <param name="change">The change that asks for new code.</param>
    public bool IsForEveryLane(ContractChange change) =>
        !world.HasRelease || (world.Release is not null && !open.Value.Contains((change.Kind, change.FullName, change.Member)));

    private static string Callee(ContractChange change) =>
        DottedName.Last(change.Symbol) == "__init__" && change.Symbol.Split('.') is [.., var owner, _] ? owner : DottedName.Last(change.Symbol);
}
