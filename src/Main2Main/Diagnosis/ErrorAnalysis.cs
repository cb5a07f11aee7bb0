using Main2Main.Bisection;
using Main2Main.Files;
using Main2Main.Diagnosis.Evidence;
using Main2Main.Json;
using Main2Main.Templates;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Diagnosis;

/// <summary>
/// Writes error-analysis.json and vllm_error_analyze.md: why a round failed, for programs and for whoever fixes it. Source: the playbook's diagnosis
/// guide.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="step">The step.</param>
internal sealed class ErrorAnalysis(SyncSession session, StepWork step)
{
    /// <summary>Writes both files.</summary>
    /// <param name="round">The failed round.</param>
    /// <returns>The signatures of the errors that nothing explains.</returns>
    public async Task<IReadOnlyList<string>> WriteAsync(RoundState round)
    {
        var summary = CiSummary.TryRead(step.Folder.RoundSummary(round.Round));
        var tag = session.Journal.Required.CompatTag;
        var diagnoser = new ErrorDiagnoser(session.Upstream, session.Downstream.Path, session.Settings.Layout);
        var found = await diagnoser.DiagnoseAsync(summary?.CodeBugs ?? [], step.Plan, step.Folder.UpstreamPatch, tag);
        var bisected = new BisectedCause(BisectReport.TryRead(session.Workspace.Bisect), step.Plan);
        var analysis = new RoundAnalysis
        {
            StepId = step.Id,
            Round = round.Round,
            UpstreamRange = step.Plan.Range,
            ReleaseTag = tag,
            Comparison = round.Comparison,
            Diagnoses = [.. found.Select(bisected.Add).Select(new LearntLessons(session).Add)],
        };
        ArtifactFile.Write(step.Folder.ErrorAnalysisData, analysis, DiagnosisJson.Readable.RoundAnalysis);
        AtomicFile.WriteText(
            step.Folder.ErrorAnalysis,
            ReportTemplates.Render("error-analysis.sbn", new
            {
                analysis,
                step = step.Index,
                patch = step.Folder.UpstreamPatch,
                log = step.Folder.RoundLog(round.Round),
                env_flakes = summary?.EnvFlakes ?? [],
                inherited = summary?.Inherited ?? [],
            }));
        Narrate(analysis);
        return [.. analysis.Diagnoses.Where(diagnosis => diagnosis.Commits.Count == 0).Select(diagnosis => diagnosis.Signature).Intersect(round.Signatures)];
    }

    private void Narrate(RoundAnalysis analysis)
    {
        foreach (var diagnosis in analysis.Diagnoses)
        {
            var cause = diagnosis.Commits.Count == 0
                ? $"no upstream commit found (--target=Bisect --step={step.Index} looks for it)"
                : $"upstream {diagnosis.Commits[0].Sha[..10]} {diagnosis.Commits[0].Subject}";
            session.Log.Information($"{step.Id}: {diagnosis.ErrorType}: {Words.Of(diagnosis.Mechanism)}, {cause}, guard {Words.Of(diagnosis.Guard.Needed)}{(diagnosis.Lessons.Count == 0 ? string.Empty : $"; cured before, see {diagnosis.Lessons[0].File}")}.");
        }
    }
}
