using Main2Main.Diagnosis;
using Main2Main.Gates;
using Main2Main.Guards;
using Main2Main.Impact;
using Main2Main.Json;
using Main2Main.Workspace;

namespace Main2Main.Reporting;

/// <summary>Makes annotations of findings and failures, the surest first.</summary>
public static class Annotations
{
    /// <summary>What the upstream broke.</summary>
    /// <param name="report">Impact's report.</param>
    /// <returns>One a finding.</returns>
    public static IEnumerable<Annotation> Of(ImpactReport report) => report.Findings.Select(finding => new Annotation(
        finding.Severity == ImpactSeverity.Review ? AnnotationLevel.Notice : AnnotationLevel.Warning,
        finding.DownstreamFile,
        finding.Line,
        $"{Words.Of(finding.Severity)}: {finding.Headline()}",
        finding.Suggestion + (finding.Commits.Count == 0 ? string.Empty : $" (upstream {finding.Commits[0][..10]})")));

    /// <summary>Guards whose release the pin has passed.</summary>
    /// <param name="report">The report of the target Guards.</param>
    /// <returns>One a guard.</returns>
    public static IEnumerable<Annotation> Of(GuardReport report) => report.Guards.Where(site => site.Age == GuardAge.Passed).Select(site => new Annotation(
        AnnotationLevel.Notice, site.File, site.Line, $"guard of {site.Version}, which the release pin has passed",
        "Remove the guard: --target=Guards --fix does it."));

    /// <summary>What does not fit a lane.</summary>
    /// <param name="report">The report of the checks before CI.</param>
    /// <returns>One a finding.</returns>
    public static IEnumerable<Annotation> Of(PreCiReport report) => report.Findings.Select(finding => new Annotation(
        AnnotationLevel.Error, finding.File, finding.Line, $"{Words.Of(finding.Rule)}{(finding.Lane is { } lane ? $" ({lane})" : string.Empty)}",
        $"{finding.Problem} {finding.Remedy}"));

    /// <summary>What stopped a step: the findings of the checks before CI, and the places of the downstream that its errors went through.</summary>
    /// <param name="folder">The step's folder.</param>
    /// <returns>One a place.</returns>
    public static IEnumerable<Annotation> OfStop(StepFolder folder)
    {
        var checks = ArtifactFile.TryRead(folder.Checks, GatesJson.Readable.PreCiReport) is { } report ? Of(report) : [];
        var errors = ArtifactFile.TryRead(folder.ErrorAnalysisData, DiagnosisJson.Readable.RoundAnalysis)?.Diagnoses ?? [];
        return checks.Concat(errors.SelectMany(Of));
    }

    private static IEnumerable<Annotation> Of(ErrorDiagnosis error)
    {
        var cause = error.Commits.Count == 0 ? string.Empty : $" Most likely cause: upstream {error.Commits[0].Sha[..10]} {error.Commits[0].Subject}.";
        var title = error.FailedTestCases.Count == 0 ? error.ErrorType : $"{error.ErrorType} in {error.FailedTestCases[0]}";

        // The innermost frame of the downstream is where an edit belongs.
        return error.DownstreamFrames.TakeLast(1)
            .Select(frame => new Annotation(AnnotationLevel.Error, frame.File, frame.Line, title, error.ErrorMessage + cause));
    }
}

/// <summary>Something to say about a line of the downstream, as code review shows it.</summary>
/// <param name="Level">How serious it is.</param>
/// <param name="File">The file, relative to the downstream's root.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Title">The headline.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record Annotation(AnnotationLevel Level, string File, int Line, string Title, string Message);
