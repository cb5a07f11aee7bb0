using Main2Main.Diagnosis;
using Main2Main.Impact;

namespace Main2Main.Adaptation;

/// <summary>A place that the code itself says to look at: the weightiest finding of one downstream file.</summary>
/// <param name="File">The downstream file.</param>
/// <param name="Line">The line.</param>
/// <param name="Severity">How surely it needs a person.</param>
/// <param name="Symbol">The upstream's symbol.</param>
/// <param name="Change">What happened to it.</param>
/// <param name="Suggestion">What to do.</param>
/// <param name="GuardNeeded">Whether code that serves the release too has to branch.</param>
public sealed record ImpactedPlace(string File, int Line, ImpactSeverity Severity, string Symbol, string Change, string Suggestion, GuardNeed GuardNeeded)
{
    private const int Files = 20;
    private const int PerFile = 3;

    /// <summary>The weightiest findings of the first files of a report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>At most three of each of the first twenty files.</returns>
    public static IReadOnlyList<ImpactedPlace> Of(ImpactReport report)
    {
        var findings = report.Findings.ToDictionary(finding => finding.Id, StringComparer.Ordinal);
        return
        [
            .. report.Files.Take(Files).SelectMany(file => file.Findings.Take(PerFile)).Select(id => findings[id]).Select(finding =>
                new ImpactedPlace(finding.DownstreamFile, finding.Line, finding.Severity, finding.UpstreamSymbol, finding.Change, finding.Suggestion, finding.GuardNeeded)),
        ];
    }
}
