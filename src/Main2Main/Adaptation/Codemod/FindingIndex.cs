using System.Text.Json;
using Main2Main.Impact;
using Main2Main.Python;

namespace Main2Main.Adaptation.Codemod;

/// <summary>Finds the finding that names a place and a change.</summary>
/// <param name="report">The step's impact; null when it could not be told.</param>
internal sealed class FindingIndex(ImpactReport? report)
{
    private readonly ILookup<(string File, string Symbol, string Change), ImpactFinding> findings = (report?.Findings ?? [])
        .ToLookup(finding => (finding.DownstreamFile, finding.UpstreamSymbol, finding.Change));

    public ImpactFinding? Of(string file, ContractChange change, ImpactUsage usage)
    {
        var named = findings[(file, change.FullName, JsonNamingPolicy.SnakeCaseLower.ConvertName(change.Kind.ToString()))].Where(finding => finding.Member == change.Member).ToList();
        return named.Find(finding => finding.Usage == usage) ?? named.FirstOrDefault();
    }

    /// <summary>The findings that surely or probably need somebody, without those that are named already.</summary>
    public IEnumerable<ImpactFinding> Open(IReadOnlySet<string> named) =>
        (report?.Findings ?? []).Where(finding => finding.Severity is ImpactSeverity.Breaks or ImpactSeverity.Likely && !named.Contains(finding.Id));
}
