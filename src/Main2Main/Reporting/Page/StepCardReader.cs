using Main2Main.Adaptation;
using Main2Main.Diagnosis;
using Main2Main.Git;
using Main2Main.Impact;
using Main2Main.Json;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Reporting.Page;

/// <summary>Reads what a step left in the workspace and in git.</summary>
/// <param name="session">The session.</param>
/// <param name="upstream">The upstream's page.</param>
/// <param name="downstream">The downstream's page.</param>
/// <param name="patchCharacters">How much of a step's patch is shown.</param>
internal sealed class StepCardReader(SyncSession session, WebLinks upstream, WebLinks downstream, int patchCharacters)
{
    private const int ShownFindings = 12;
    private const int ShownErrors = 8;

    /// <summary>Reads a step.</summary>
    /// <param name="plan">The step as planned.</param>
    /// <param name="run">The run.</param>
    /// <param name="isActive">Whether it is being worked on.</param>
    public async Task<StepCard> ReadAsync(PlannedStep plan, RunState run, bool isActive)
    {
        var state = run.Steps[plan.Index - 1];
        var folder = session.Workspace.Step(plan.Id);
        var impact = ArtifactFile.TryRead(folder.Impact, ImpactJson.Readable.ImpactReport);
        var stop = run.Stop?.StepId == plan.Id ? run.Stop : null;
        return new StepCard
        {
            Plan = plan,
            State = state,
            Standing = Standing(state, stop, isActive),
            Commits = [.. plan.Commits.Select(commit => Line(commit, impact))],
            Findings = [.. (impact?.Findings ?? []).Take(ShownFindings).Select(Line)],
            Severities = [.. new[] { ImpactSeverity.Breaks, ImpactSeverity.Likely, ImpactSeverity.Review }.Select(severity => impact?.Findings.Count(finding => finding.Severity == severity) ?? 0)],
            Turns = [.. Enumerable.Range(0, state.Rounds.Count + 1).SelectMany(round => Turns(folder, round))],
            Rounds = [.. state.Rounds.Select(round => Round(folder, round, round == state.Rounds[^1]))],
            Patch = await PatchAsync(state, folder) is { Length: > 0 } patch ? PatchExcerpt.Of(patch, patchCharacters) : null,
            CommitUrl = downstream.Commit(state.Commit),
            Stop = stop,
            Asked = state.Pause is { } pause ? Link(Path.GetFileName(pause.Request), pause.Request) : null,
            UpstreamPage = upstream.Page,
            Files = [.. Files(folder)],
            Seconds = state.Spans.Sum(span => span.Seconds),
        };
    }

    private static string Standing(StepState state, PartialStop? stop, bool isActive) => state switch
    {
        { Phase: StepPhase.Advanced } => "done",
        { Pause: not null } => "waiting",
        _ when stop is not null => "failed",
        _ when isActive || state.InProgress is not null || state.Phase != StepPhase.Planned => "running",
        _ => "planned",
    };

    private CommitLine Line(PlannedCommit commit, ImpactReport? impact)
    {
        var number = PullRequestNumber.In(commit.Subject);
        return new CommitLine(
            commit,
            upstream.Commit(commit.Sha),
            number,
            upstream.PullRequest(number),
            impact?.Commits.FirstOrDefault(blamed => blamed.Sha == commit.Sha)?.Findings.Count ?? 0);
    }

    private FindingLine Line(ImpactFinding finding)
    {
        var commit = finding.Commits.Count == 0 ? null : finding.Commits[0];
        return new FindingLine(finding, finding.Headline(), commit, upstream.Commit(commit));
    }

    private static IReadOnlyList<AdapterTurn> Turns(StepFolder folder, int round) =>
        ArtifactFile.TryRead(folder.Result(round), AdaptationJson.Readable.AdaptationResult)?.Turns ?? [];

    private RoundCard Round(StepFolder folder, RoundState state, bool isLast)
    {
        var result = ArtifactFile.TryRead(folder.RoundResult(state.Round), VerificationJson.Readable.RoundResult);
        var summary = CiSummary.TryRead(folder.RoundSummary(state.Round));
        var errors = summary is null ? [] : summary.CodeBugs.Concat(summary.EnvFlakes).Concat(summary.Inherited).ToList();
        var analysis = isLast && state.Verdict == Verdict.Failed ? ArtifactFile.TryRead(folder.ErrorAnalysisData, DiagnosisJson.Readable.RoundAnalysis) : null;
        return new RoundCard(
            state,
            result?.SuiteResults ?? [],
            [.. errors.Take(ShownErrors)],
            Math.Max(0, errors.Count - ShownErrors),
            analysis?.Round == state.Round ? analysis.Diagnoses : [],
            Link("log", folder.RoundLog(state.Round)));
    }

    /// <summary>The step's commit; before it, the edit as it was last saved.</summary>
    private async Task<string?> PatchAsync(StepState state, StepFolder folder)
    {
        if (state.Commit is { } commit)
        {
            var show = await session.Downstream.TryAsync(
                new GitCall([.. NeutralDiff.Configuration, "diff-tree", "-p", .. NeutralDiff.PatchFlags, commit + "^", commit, "--"]));
            return show.Succeeded ? show.Text : null;
        }

        if (state.VerifiedUnchanged is not null)
        {
            return null;
        }

        var saved = new[] { folder.FailedPatch, folder.AdaptedPatch }.FirstOrDefault(File.Exists);
        return saved is null ? null : await File.ReadAllTextAsync(saved, session.Interruption);
    }

    private IEnumerable<FileLink> Files(StepFolder folder) =>
        new[]
        {
            Link("summary", folder.Summary), Link("upstream diff", folder.UpstreamPatch), Link("impact", folder.Impact), Link("adapter", folder.Result(0)),
            Link("checks", folder.Checks), Link("error analysis", folder.ErrorAnalysis), Link("failed edit", folder.FailedPatch),
            Link("failure", folder.FailedSummary),
        }.OfType<FileLink>();

    private FileLink? Link(string name, string path) => File.Exists(path)
        ? new FileLink(name, string.Join('/', Path.GetRelativePath(session.Workspace.Root, path).Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString)))
        : null;
}
