using Main2Main.Reporting;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Diagnosis;

/// <summary>Writes vllm_error_analyze.md: what a failed round showed, for whoever fixes it. Source: the playbook's diagnosis guide, step 1.</summary>
/// <param name="session">The session.</param>
/// <param name="step">The step.</param>
internal sealed class ErrorAnalysis(SyncSession session, StepWork step)
{
    public void Write(int round)
    {
        var summary = CiSummary.TryRead(step.Folder.RoundSummary(round));
        AtomicFile.WriteText(
            step.Folder.ErrorAnalysis,
            ReportTemplates.Render("error-analysis.sbn", new
            {
                step = step.Plan,
                round,
                release_tag = session.Journal.Required.CompatTag,
                patch = step.Folder.UpstreamPatch,
                log = step.Folder.RoundLog(round),
                code_bugs = summary?.CodeBugs ?? [],
                env_flakes = summary?.EnvFlakes ?? [],
            }));
    }
}
