using Main2Main.Adaptation;
using Main2Main.Diagnosis;
using Main2Main.Git;
using Main2Main.Impact;
using Main2Main.Workspace;

namespace Main2Main.Reporting.Attribution;

/// <summary>Finds the upstream commits behind one step's edits: what the adapter says, else where the edit stands, else which error it mended.</summary>
internal sealed class StepAttribution
{
    private const int MostCauses = 3;

    /// <summary>The step.</summary>
    public required PlannedStep Step { get; init; }

    /// <summary>What the adapters say of their edits.</summary>
    public required IReadOnlyList<AdaptedFile> Adapted { get; init; }

    /// <summary>The step's impact; null when it could not be told.</summary>
    public required ImpactReport? Report { get; init; }

    /// <summary>The errors of the last failed round.</summary>
    public required IReadOnlyList<ErrorDiagnosis> Diagnoses { get; init; }

    /// <summary>The guard function; null when none is configured.</summary>
    public required string? GuardFunction { get; init; }

    /// <summary>The cause of a file in which only the pin was moved.</summary>
    public ChangeCause OfReference() => new() { StepId = Step.Id, Evidence = ChangeEvidence.Reference, Done = "commit reference only" };

    /// <summary>The causes of an edit.</summary>
    /// <param name="edit">The edit, without the moved pin.</param>
    /// <returns>Up to three with different commits; one that says unexplained when none is known.</returns>
    public IReadOnlyList<ChangeCause> Of(FileEdit edit)
    {
        var causes = OfAdapters(edit).ToList();
        if (causes.Count == 0)
        {
            causes = [.. OfImpact(edit)];
        }

        if (causes.Count == 0)
        {
            causes = [.. OfDiagnosis(edit)];
        }

        var guarded = GuardFunction is { } function && EditNames.Of(edit.Added).Contains(function);
        IEnumerable<ChangeCause> known = causes.Count == 0
            ? [new ChangeCause { StepId = Step.Id, Evidence = ChangeEvidence.Unexplained, Done = Size(edit) }]
            : causes.DistinctBy(cause => cause.Commit).Take(MostCauses);
        return [.. known.Select(cause => cause with { Guarded = guarded })];
    }

    private IEnumerable<ChangeCause> OfAdapters(FileEdit edit) => Adapted
        .Where(file => file.Path == edit.Path).SelectMany(file => file.Edits).Where(applied => applied.Commits.Count > 0)
        .GroupBy(applied => Likeliest(applied.Commits), StringComparer.Ordinal)
        .Select(group =>
        {
            var finding = Report?.Findings.FirstOrDefault(finding => group.Any(applied => applied.Finding == finding.Id));
            return Cause(ChangeEvidence.Adapter, group.Key, finding, string.Join(" ", group.Select(applied => applied.Summary).Where(summary => summary.Length > 0).Distinct().Take(MostCauses)) is { Length: > 0 } said ? said : Size(edit));
        });

    private IEnumerable<ChangeCause> OfImpact(FileEdit edit)
    {
        var touch = new Touch(edit);
        return (Report?.Findings ?? [])
            .Where(finding => finding.DownstreamFile == edit.Path && finding.Commits.Count > 0 && touch.Reaches(finding))
            .OrderBy(finding => touch.Holds(finding.Line) ? 0 : 1).ThenBy(finding => finding.Severity).ThenByDescending(finding => finding.Weight)
            .Select(finding => Cause(ChangeEvidence.Impact, Likeliest(finding.Commits), finding, Size(edit)));
    }

    private IEnumerable<ChangeCause> OfDiagnosis(FileEdit edit) => Diagnoses
        .Where(diagnosis => diagnosis.Commits.Count > 0 && diagnosis.DownstreamFrames.Any(frame => frame.File == edit.Path))
        .Select(diagnosis => Cause(ChangeEvidence.Diagnosis, diagnosis.Commits[0].Sha, finding: null, Size(edit)) with { Mends = $"{diagnosis.ErrorType}: {diagnosis.ErrorMessage}" });

    /// <summary>Of several commits that made a change, the one that explains most of the step.</summary>
    private string Likeliest(IReadOnlyList<string> commits) =>
        (Report?.Commits ?? []).FirstOrDefault(commit => commits.Contains(commit.Sha))?.Sha ?? commits[0];

    private ChangeCause Cause(ChangeEvidence evidence, string commit, ImpactFinding? finding, string done)
    {
        var subject = Step.Commits.FirstOrDefault(known => known.Sha == commit)?.Subject;
        return new ChangeCause
        {
            StepId = Step.Id,
            Evidence = evidence,
            Commit = commit,
            Pr = subject is null ? null : PullRequestNumber.In(subject),
            Subject = subject,
            Contract = finding?.Headline(),
            Old = finding?.Old,
            New = finding?.New,
            Severity = finding?.Severity,
            Usage = finding?.Usage,
            Done = done,
        };
    }

    private static string Size(FileEdit edit) => $"{edit.Added.Count} line(s) in, {edit.Removed.Count} out";
}
