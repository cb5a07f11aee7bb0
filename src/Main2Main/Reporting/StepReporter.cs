using Main2Main.Adaptation;
using Main2Main.Files;
using Main2Main.Json;
using Main2Main.Templates;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Reporting;

/// <summary>Describes a committed step, from git, the journal and the rounds' results. Source: the playbook's step summary.</summary>
/// <param name="session">The session.</param>
public sealed class StepReporter(SyncSession session)
{
    /// <summary>Describes a step.</summary>
    /// <param name="step">The step; it is committed.</param>
    /// <returns>The description.</returns>
    public async Task<StepReport> DescribeAsync(StepWork step)
    {
        var entry = session.Journal.Step(step.Index);
        var last = entry.Rounds[^1];
        return new StepReport
        {
            Id = step.Id,
            UpstreamRange = step.Plan.Range,
            UpstreamCommits = step.Plan.Commits,
            Commit = entry.Commit ?? string.Empty,
            VerifiedUnchanged = entry.VerifiedUnchanged,
            CiResult = Words.Of(last.Verdict),
            Rounds = entry.Rounds.Count,
            ReferenceFiles = [.. entry.ReferenceFiles.Intersect(entry.CommittedFiles)],
            AdaptedFiles = await AdaptedFilesAsync(entry),
            VersionGuards = await VersionGuardsAsync(entry),
            FixedErrors = [.. entry.Rounds.SkipLast(1).SelectMany(round => round.Signatures).Except(last.Signatures).Distinct()],
            EnvFlakes = EnvFlakes(step, last),
            PersistentFlakes = PersistentFlakes(step, last),
            Inherited = last.Inherited,
            Witness = WitnessNotes.All(step.Folder, last.Round),
            Suites = [.. (ArtifactFile.TryRead(step.Folder.RoundResult(last.Round), VerificationJson.Readable.RoundResult)?.SuiteResults ?? []).Select(suite => new SuiteTests(suite.Suite, suite.ExitCode, suite.Tests))],
            AdapterProblems = AdapterProblems(step, entry),
            AdapterCost = Turns(step, entry).Any(turn => turn.Cost is not null) ? AdapterCost.Sum(Turns(step, entry).Select(turn => turn.Cost)) : null,
            CiSeconds = entry.Rounds.Sum(round => round.Seconds),
        };
    }

    /// <summary>Writes the step's summary.md.</summary>
    /// <param name="step">The step; it is committed.</param>
    /// <returns>A task.</returns>
    public async Task WriteAsync(StepWork step) =>
        AtomicFile.WriteText(step.Folder.Summary, ReportTemplates.Render("step-summary.sbn", new { step = await DescribeAsync(step) }));

    private async Task<IReadOnlyList<string>> AdaptedFilesAsync(StepState entry)
    {
        var sinceReference = await session.Tree.ChangedFilesAsync(entry.ReferenceTree!, entry.Rounds[^1].Tree);
        return [.. entry.CommittedFiles.Intersect(sinceReference)];
    }

    private async Task<IReadOnlyList<string>> VersionGuardsAsync(StepState entry)
    {
        if (session.Settings.VersionGuard is not { } guard)
        {
            return [];
        }

        var edits = await new Git.FileEditReader(session.Downstream).ReadAsync(entry.ReferenceTree!, entry.Rounds[^1].Tree);
        return [.. edits.SelectMany(edit => edit.Added.Where(line => line.Text.Contains(guard.Function + "(", StringComparison.Ordinal)).Select(line => $"{edit.Path}:{line.Number} {line.Text.Trim()}"))];
    }

    private static IReadOnlyList<string> AdapterProblems(StepWork step, StepState entry) =>
    [
        .. Turns(step, entry)
            .SelectMany(
                turn => (turn.Violations.Count == 0 && !turn.Succeeded ? [turn.Message] : turn.Violations).Select(
                    problem => $"adapter {turn.Adapter}: {problem}{(turn.UndonePatch is { } patch ? $"; its edit: {patch}" : string.Empty)}")),
    ];

    private static IEnumerable<AdapterTurn> Turns(StepWork step, StepState entry) =>
        Enumerable.Range(0, entry.Rounds.Count)
            .SelectMany(round => ArtifactFile.TryRead(step.Folder.Result(round), AdaptationJson.Readable.AdaptationResult)?.Turns ?? []);

    private static IReadOnlyList<string> EnvFlakes(StepWork step, RoundState last) =>
        last.Verdict == Verdict.EnvFlakePass && CiSummary.TryRead(step.Folder.RoundSummary(last.Round)) is { } summary
            ? [.. summary.EnvFlakes.Select(flake => $"{flake.ErrorType}: {flake.ErrorMessage}")]
            : [];

    private static IReadOnlyList<string> PersistentFlakes(StepWork step, RoundState last) =>
        ArtifactFile.TryRead(step.Folder.RoundResult(last.Round), VerificationJson.Readable.RoundResult) is { } result
            ? [.. result.SuiteResults.SelectMany(suite => suite.PersistentFlakes)]
            : [];
}
