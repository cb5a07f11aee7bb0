using Main2Main.Impact;
using Main2Main.Json;
using Main2Main.Reporting;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Adaptation;

/// <summary>Writes what an adapter is asked, for programs and for people.</summary>
/// <param name="session">The session.</param>
/// <param name="step">The step.</param>
/// <param name="router">Where the guide leads.</param>
internal sealed class RequestWriter(SyncSession session, StepWork step, IRouter router)
{
    public AdaptationRequest Write(int round, PreCiReport? checks = null)
    {
        var name = $"request{(round == 0 ? string.Empty : $"-{round}")}{(checks is null ? string.Empty : "-checks")}";
        var guard = session.Settings.VersionGuard;
        var tag = session.Journal.Required.CompatTag;
        var impact = ImpactFiles.TryRead(step.Folder.Impact);
        var request = new AdaptationRequest
        {
            StepId = step.Id,
            Round = round,
            StartCommit = step.Plan.StartCommit,
            EndCommit = step.Plan.EndCommit,
            ReleaseTag = tag,
            VersionGuard = guard is null || tag is null ? null : guard.CallFor(tag),
            Upstream = session.Upstream.Path,
            Downstream = session.Downstream.Path,
            Workspace = session.Workspace.Root,
            Patch = step.Folder.UpstreamPatch,
            ChangedFiles = step.Folder.ChangedFiles,
            Summary = round == 0 ? null : step.Folder.RoundSummary(round),
            Analysis = round == 0 ? null : step.Folder.ErrorAnalysis,
            AnalysisData = round == 0 ? null : step.Folder.ErrorAnalysisData,
            Page = Path.Combine(step.Folder.Adapt, name + ".md"),
            File = Path.Combine(step.Folder.Adapt, name + ".json"),
            Commits = step.Plan.Commits,
            Routes = router.Route(step.Plan.FilesChanged),
            Protected = session.Settings.Verification.Protected,
            Impact = impact is null ? null : step.Folder.Impact,
            Impacted = impact is null ? [] : ImpactedPlace.Of(impact),
            Checks = checks,
        };
        AtomicFile.WriteText(request.Page, ReportTemplates.Render("adaptation-request.sbn", new { request, step = step.Plan }));
        ArtifactFile.Write(request.File, request, ArtifactJson.Readable.AdaptationRequest);
        return request;
    }
}
