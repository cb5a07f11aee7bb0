using Main2Main.Adaptation;
using Main2Main.Diagnosis;
using Main2Main.Gates;
using Main2Main.Git;
using Main2Main.Impact;
using Main2Main.Json;
using Main2Main.Reporting.Attribution;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Reporting.Proof;

/// <summary>Reads from the rounds' results, the steps' findings and git what a run proves.</summary>
/// <param name="session">The session.</param>
internal sealed class ProofReader(SyncSession session)
{
    private const int MostCauses = 5;

    private readonly RunState state = session.Journal.Required;

    private List<StepState> Done => [.. state.Steps.Where(step => step.Phase == StepPhase.Advanced)];

    /// <summary>Reads the proof of a run that has ended.</summary>
    /// <returns>The proof.</returns>
    public async Task<RunProof> ReadAsync()
    {
        var open = new List<OpenFinding>();
        foreach (var step in Done)
        {
            open.AddRange(await OpenAsync(step));
        }

        return new RunProof
        {
            Suites = [.. Suites()],
            Lanes = [.. Lanes()],
            Open = [.. open.OrderBy(finding => finding.Severity)],
            StepsWithoutImpact = [.. Done.Where(step => !File.Exists(Folder(step).Impact)).Select(step => step.Id)],
            Left = [.. Done.SelectMany(step => LeftIn(step, open))],
            Unreached = await UnreachedAsync(),
            Adapter = session.Settings.Adapter,
            Causes = state.Stop is { } stop ? [.. Causes(session.Workspace.Step(stop.StepId)).Take(MostCauses)] : [],
        };
    }

    private StepFolder Folder(StepState step) => session.Workspace.Step(step.Id);

    private RoundResult? Result(StepState step, RoundState round) =>
        ArtifactFile.TryRead(Folder(step).RoundResult(round.Round), VerificationJson.Readable.RoundResult);

    private IEnumerable<SuiteProof> Suites()
    {
        var all = state.Steps.SelectMany(step => step.Rounds.Select(round => Result(step, round))).OfType<RoundResult>()
            .SelectMany(result => result.SuiteResults).ToList();
        var last = Done.Where(step => step.Rounds.Count > 0).Select(step => (step.Id, Outcomes: Result(step, step.Rounds[^1])?.SuiteResults ?? [])).ToList();
        return all.GroupBy(outcome => outcome.Suite, StringComparer.Ordinal).Select(suite =>
        {
            var verified = last.Select(step => (step.Id, Outcome: step.Outcomes.FirstOrDefault(outcome => outcome.Suite == suite.Key))).ToList();
            return new SuiteProof
            {
                Suite = suite.Key,
                Command = ShellWords.Join(suite.Last().Command),
                Rounds = suite.Count(),
                Seconds = suite.Sum(outcome => outcome.Seconds),
                Tests = suite.Last().Tests,
                StepsWithoutTests = [.. verified.Where(step => step.Outcome?.Tests is not { Ran: > 0 }).Select(step => step.Id)],
                Witnessed = verified.Count > 0 && verified.TrueForAll(step => step.Outcome?.Witness is { Problem: null, Unproven.Count: 0 }),
            };
        });
    }

    private IEnumerable<LaneProof> Lanes()
    {
        var done = Done;
        var checks = done.Select(step => ArtifactFile.TryRead(Folder(step).Checks, GatesJson.Readable.PreCiReport)).OfType<PreCiReport>().ToList();
        List<string> warnings = [.. checks.SelectMany(report => report.Warnings).Distinct()];
        var run = done.Count(step => step.Rounds.Count > 0 && Result(step, step.Rounds[^1]) is { CanCommit: true });
        yield return new LaneProof { Lane = "main", Revision = state.ReachedCommit, RunSteps = run, ComparedSteps = checks.Count, Steps = done.Count, Warnings = [] };
        if (session.Settings.Lanes != Configuration.SyncSettings.MainLane)
        {
            // The suites run against the step's upstream commit, and against nothing else.
            yield return new LaneProof { Lane = "release", Revision = state.CompatTag, RunSteps = 0, ComparedSteps = checks.Count(report => report.ReleaseCommit is not null), Steps = done.Count, Warnings = warnings };
        }
    }

    /// <summary>What the step's edit neither names nor touches.</summary>
    private async Task<IEnumerable<OpenFinding>> OpenAsync(StepState step)
    {
        if (ImpactFiles.TryRead(Folder(step).Impact) is not { Findings.Count: > 0 } report || step.ReferenceTree is null || step.Head is null)
        {
            return [];
        }

        var edits = (await new FileEditReader(session.Downstream).ReadAsync(step.ReferenceTree, step.Head))
            .ToDictionary(edit => edit.Path, edit => new Touch(edit), StringComparer.Ordinal);
        var answered = Results(step).SelectMany(result => result.Files).SelectMany(file => file.Edits).Select(edit => edit.Finding).OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        return report.Findings
            .Where(finding => !answered.Contains(finding.Id) && !(edits.TryGetValue(finding.DownstreamFile, out var touch) && touch.Reaches(finding)))
            .Select(
                finding => new OpenFinding(
                    step.Id,
                    finding.Id,
                    finding.Severity,
                    finding.DownstreamFile,
                    finding.Line,
                    finding.Headline(),
                    finding.Commits.Count == 0 ? null : finding.Commits[0]));
    }

    /// <summary>What the steps edited, beside the pin, as it is at the run's end: the suites of the last step tried that.</summary>
    private async Task<IReadOnlyList<string>?> UnreachedAsync()
    {
        var edited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in Done.Where(step => step.ReferenceTree is not null && step.Head is not null))
        {
            edited.UnionWith(await session.Tree.ChangedFilesAsync(step.ReferenceTree!, step.Head!));
        }

        return await new SuiteReach(session).UnreachedAsync(state.DownstreamHead, edited);
    }

    private IEnumerable<AdaptationResult> Results(StepState step) =>
        Enumerable.Range(0, step.Rounds.Count + 1).Select(round => ArtifactFile.TryRead(Folder(step).Result(round), AdaptationJson.Readable.AdaptationResult))
            .OfType<AdaptationResult>();

    private IEnumerable<LeftPlace> LeftIn(StepState step, IReadOnlyList<OpenFinding> open)
    {
        var own = open.Where(finding => finding.StepId == step.Id).Select(finding => finding.Finding).ToHashSet(StringComparer.Ordinal);
        return Results(step).LastOrDefault()?.Left.Select(left => new LeftPlace(step.Id, left.File, left.Line, left.Why)
        {
            Reached = left.Finding is { } answered && !own.Contains(answered),
            Finding = left.Finding is { } known && own.Contains(known) ? known : null,
        }) ?? [];
    }

    private static IEnumerable<StopCause> Causes(StepFolder folder) =>
        (ArtifactFile.TryRead(folder.ErrorAnalysisData, DiagnosisJson.Readable.RoundAnalysis)?.Diagnoses ?? []).Select(Cause);

    private static StopCause Cause(ErrorDiagnosis diagnosis)
    {
        var suspect = diagnosis.Commits.Count == 0 ? null : diagnosis.Commits[0];
        return new StopCause
        {
            ErrorType = diagnosis.ErrorType,
            ErrorMessage = diagnosis.ErrorMessage,
            FailedTestCases = diagnosis.FailedTestCases,
            Places = [.. diagnosis.DownstreamFrames.Select(frame => $"{frame.File}:{frame.Line}").Distinct()],
            Commit = suspect?.Sha,
            Pr = suspect is null ? null : PullRequestNumber.In(suspect.Subject),
            Subject = suspect?.Subject,
            Bisected = suspect?.Bisected ?? false,
            Changes = suspect?.Changes ?? [],
            FixPattern = diagnosis.FixPattern,
        };
    }
}
