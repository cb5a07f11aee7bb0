using Main2Main.Contracts;
using Main2Main.Impact.Findings;
using Kind = Main2Main.Contracts.ContractChangeKind;

namespace Main2Main.Impact.Usage;

/// <summary>Finds members that a file names without our knowing of which class, beside classes that it imports.</summary>
internal sealed class MentionFinder(ILookup<string, ContractChange> members)
{
    private const int ShortestName = 5;

    /// <summary>Indexes the changes of members that code outside of the class may name.</summary>
    public static MentionFinder Of(IEnumerable<ContractChange> changes) => new(changes
        .Where(change => change.Kind is Kind.MemberRemoved or Kind.MemberRenamed or Kind.FieldRemoved or Kind.FieldRenamed or Kind.FieldMoved or Kind.FieldTypeChanged or Kind.MemberKindChanged or Kind.ParameterRemoved or Kind.ParameterRenamed)
        .Where(change => change.Member is { Length: >= ShortestName } member && !member.StartsWith("__", StringComparison.Ordinal))
        .ToLookup(change => change.Member!, StringComparer.Ordinal));

    /// <summary>The mentions of a file.</summary>
    /// <param name="file">The downstream file.</param>
    /// <param name="imported">The upstream modules that the file takes something from.</param>
    public IEnumerable<Match> In(PythonFile file, IReadOnlySet<string> imported)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, line, scope) in Names(file.Module).Where(mention => seen.Add(mention.Name)))
        {
            foreach (var change in members[name].Where(change => imported.Contains(change.Module)))
            {
                var target = new PythonDefinition(file, PythonDefinitionKind.Variable, string.Empty);
                yield return new Match(new UsageSite(file, ImpactUsage.Mention, target, line, scope), change, ImpactSeverity.Review);
            }
        }
    }

    private static IEnumerable<(string Name, int Line, int Scope)> Names(PythonModule module)
    {
        foreach (var reference in module.References)
        {
            foreach (var part in ValueReader.Parts(reference.Target).Skip(1))
            {
                yield return (part, reference.Line, reference.Scope);
            }
        }

        foreach (var call in module.Calls)
        {
            foreach (var part in ValueReader.Parts(call.Callee).Skip(1).Concat(call.KeywordNames))
            {
                yield return (part, call.Line, call.Scope);
            }
        }
    }
}
