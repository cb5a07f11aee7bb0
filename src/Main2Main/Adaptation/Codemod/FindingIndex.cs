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

    /// <param name="file">The file.</param>
    /// <param name="change">The change.</param>
    /// <param name="usage">How the place depends on it.</param>
    /// <param name="line">The place's line.</param>
    public ImpactFinding? Of(string file, ContractChange change, ImpactUsage usage, int line)
    {
        var kind = JsonNamingPolicy.SnakeCaseLower.ConvertName(change.Kind.ToString());
        var named = findings[(file, change.FullName, kind)].Where(finding => finding.Member == change.Member).ToList();
        return named.Find(finding => finding.Line == line && finding.Usage == usage) ?? named.Find(finding => finding.Line == line)
            ?? (change is { Kind: ContractChangeKind.Deprecated, Member: not null } ? Announced(file, kind, change, line) : null)
            ?? named.Find(finding => finding.Usage == usage) ?? named.FirstOrDefault();
    }

    /// <summary>The same parameter goes from every class's method of a name at once: the place tells which of them it meets.</summary>
    private ImpactFinding? Announced(string file, string kind, ContractChange change, int line) => (report?.Findings ?? []).FirstOrDefault(finding =>
        finding.DownstreamFile == file && finding.Line == line && finding.Change == kind && finding.Member == change.Member
        && DottedName.Last(finding.UpstreamSymbol) == DottedName.Last(change.Symbol));

    /// <summary>The findings that surely or probably need somebody, without those that are named already.</summary>
    public IEnumerable<ImpactFinding> Open(IReadOnlySet<string> named) =>
        (report?.Findings ?? []).Where(finding => finding.Severity is ImpactSeverity.Breaks or ImpactSeverity.Likely && !named.Contains(finding.Id));
}
