using Main2Main.Diagnosis;
using Main2Main.Files;
using Main2Main.Gates;
using Main2Main.Impact;
using Main2Main.Json;
using Main2Main.Templates;
using Main2Main.Workspace;

namespace Main2Main.Adaptation.Requests;

/// <summary>Writes what an adapter is asked, for programs and for people.</summary>
/// <param name="session">The session.</param>
/// <param name="step">The step.</param>
/// <param name="router">Where the guide leads.</param>
internal sealed class RequestWriter(SyncSession session, StepWork step, IRouter router)
{
    // Of what is left, so that the last list still has room when the first one is long.
    private const double ShareOfFindings = 0.75;
    private const double ShareOfRoutes = 0.5;
    private const double ShareOfProposals = 0.5;
    private const int MostTasks = 60;

    /// <summary>Writes a request.</summary>
    /// <param name="round">0 for the adapt phase; M for the fix after CI round M.</param>
    /// <param name="checks">What the pre-CI checks found; null at the first try.</param>
    /// <param name="record">What the adapters before did.</param>
    /// <param name="tree">The downstream's tree, as they left it.</param>
    /// <returns>The request.</returns>
    public async Task<AdaptationRequest> WriteAsync(int round, PreCiReport? checks, EditRecord record, string tree)
    {
        var request = await ChooseAsync(Describe(round, checks, record), tree);
        AtomicFile.WriteText(request.ReviewPage, ReportTemplates.Render("adaptation-review.sbn", new { request }));
        AtomicFile.WriteText(request.Page, ReportTemplates.Render("adaptation-request.sbn", new { request, step = step.Plan }));
        ArtifactFile.Write(request.File, request, AdaptationJson.Readable.AdaptationRequest);
        return request;
    }

    private IReadOnlyList<CopyProposal> Proposals() =>
        File.Exists(step.Folder.Proposals) && ArtifactFile.TryRead(step.Folder.Proposals, AdaptationJson.Readable.CopyProposals) is { } offered
            ? offered.Proposals
            : [];

    private AdaptationRequest Describe(int round, PreCiReport? checks, EditRecord record)
    {
        var suffix = $"{(round == 0 ? string.Empty : $"-{round}")}{(checks is null ? string.Empty : "-checks")}";
        var guard = session.Settings.VersionGuard;
        var tag = session.Journal.Required.CompatTag;
        return new AdaptationRequest
        {
            StepId = step.Id,
            Round = round,
            StartCommit = step.Plan.StartCommit,
            EndCommit = step.Plan.EndCommit,
            ReleaseTag = tag,
            VersionGuard = guard is null || tag is null ? null : guard.CallFor(tag),
            Lanes = [new RequestLane("main", step.Plan.EndCommit), .. tag is null ? (RequestLane[])[] : [new RequestLane("release", tag)]],
            Upstream = session.Upstream.Path,
            Downstream = session.Downstream.Path,
            Workspace = session.Workspace.Root,
            Patch = step.Folder.UpstreamPatch,
            ChangedFiles = step.Folder.ChangedFiles,
            Summary = round == 0 ? null : step.Folder.RoundSummary(round),
            Analysis = round == 0 ? null : step.Folder.ErrorAnalysis,
            AnalysisData = round == 0 ? null : step.Folder.ErrorAnalysisData,
            Page = Path.Combine(step.Folder.Adapt, $"request{suffix}.md"),
            ReviewPage = Path.Combine(step.Folder.Adapt, $"request{suffix}-review.md"),
            File = Path.Combine(step.Folder.Adapt, $"request{suffix}.json"),
            Result = Path.Combine(step.Folder.Adapt, $"answer{suffix}.json"),
            Commits = step.Plan.Commits,
            Routes = router.Route(step.Plan.FilesChanged),
            Protected = session.Settings.Verification.Protected,
            Impact = File.Exists(step.Folder.Impact) ? step.Folder.Impact : null,
            Checks = checks,
            Turns = record.Turns,
            Results = record.Turns.Count == 0 ? null : step.Folder.Result(round),
        };
    }

    /// <summary>Fills the budget: what failed, then what the code itself says, then where the guide leads, then what was done before.</summary>
    private async Task<AdaptationRequest> ChooseAsync(AdaptationRequest request, string tree)
    {
        var budget = new RequestBudget(session.Settings.Adaptation.RequestCharacters);
        var errors = request.AnalysisData is { } data && ArtifactFile.TryRead(data, DiagnosisJson.Readable.RoundAnalysis) is { } analysis ? RequestedError.Of(analysis) : [];
        var (taken, errorsLeftOut) = budget.Take(errors, error => error.Size);
        var places = ImpactFiles.TryRead(step.Folder.Impact) is { } report ? ImpactedPlace.Of(report) : [];
        var tasks = places.Where(place => !place.IsNoise).ToList();
        var shown = await new PlaceExamples(session, step).AddAsync([.. tasks.Take(MostTasks)], tree);
        var (impacted, impactedLeftOut) = budget.Take(shown, place => place.Size, ShareOfFindings);
        var (proposals, proposalsLeftOut) = budget.Take(Proposals(), proposal => proposal.Size, ShareOfProposals);
        var (routes, routesLeftOut) = budget.Take(request.Routes, route => route.Upstream.Length + route.Downstream.Length + route.Check.Length, ShareOfRoutes);
        var (earlier, earlierLeftOut) = budget.Take(EarlierStep.Of(session, step), before => before.Size);
        return request with
        {
            Errors = taken,
            ErrorsLeftOut = errorsLeftOut,
            Impacted = impacted,
            ImpactedLeftOut = impactedLeftOut + tasks.Count - shown.Count,
            Review = [.. places.Where(place => place.IsNoise)],
            Proposals = proposals,
            ProposalsLeftOut = proposalsLeftOut,
            Routes = routes,
            RoutesLeftOut = routesLeftOut,
            Earlier = earlier,
            EarlierLeftOut = earlierLeftOut,
        };
    }
}
