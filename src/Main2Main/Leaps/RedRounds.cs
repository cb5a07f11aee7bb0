using Main2Main.Json;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Leaps;

/// <summary>The rounds that divided leaps failed in: what they showed stands for a round of the same tree at the same upstream commit.</summary>
/// <param name="session">The session.</param>
public sealed class RedRounds(SyncSession session)
{
    /// <summary>What a leap leaves when it is divided.</summary>
    /// <param name="step">The leap.</param>
    /// <param name="folder">The folder in the step's where its files will be kept.</param>
    /// <returns>Its failed rounds.</returns>
    public IReadOnlyList<RedRound> Of(StepWork step, string folder)
    {
        var suites = SuiteDigest.Of(session.Settings);
        return [.. session.Journal.Step(step.Index).Rounds.Where(round => round is { Verdict: Verdict.Failed, Accepted: false, Unprepared: false, Reused: null })
            .Select(round => new RedRound(step.Plan.EndCommit, suites, step.Id, folder, round))];
    }

    /// <summary>Takes a known round as a step's own, with its log, its summary and its result.</summary>
    /// <param name="step">The step.</param>
    /// <param name="number">The round's number in the step.</param>
    /// <param name="tree">The downstream's tree.</param>
    /// <returns>The round; null where nothing is known of that tree, the files are gone, or the step was stopped before.</returns>
    public RoundState? Take(StepWork step, int number, string tree)
    {
        if (session.Journal.Required.Leap is not { Reds: { Count: > 0 } reds } || session.Journal.Step(step.Index).Attempt > 1)
        {
            // Whoever takes up a step that was stopped wants to see how it stands now.
            return null;
        }

        var suites = SuiteDigest.Of(session.Settings);
        var known = reds.LastOrDefault(red => red.Upstream == step.Plan.EndCommit && red.Round.Tree == tree && red.Suites == suites);
        if (known is null)
        {
            return null;
        }

        var kept = new StepFolder(Path.Combine(session.Workspace.Step(known.StepId).Root, known.Folder));
        var old = known.Round.Round;
        if (!File.Exists(kept.RoundLog(old)) || !File.Exists(kept.RoundSummary(old))
            || ArtifactFile.TryRead(kept.RoundResult(old), VerificationJson.Readable.RoundResult) is not { } result)
        {
            return null;
        }

        var where = $"{known.StepId}, {known.Folder}, round {old}";
        _ = Directory.CreateDirectory(step.Folder.Ci);
        File.Copy(kept.RoundLog(old), step.Folder.RoundLog(number), overwrite: true);
        File.Copy(kept.RoundSummary(old), step.Folder.RoundSummary(number), overwrite: true);
        var taken = result with { StepId = step.Id, Round = number, LogPath = step.Folder.RoundLog(number), SummaryPath = step.Folder.RoundSummary(number), Reused = where };
        ArtifactFile.Write(step.Folder.RoundResult(number), taken, VerificationJson.Readable.RoundResult);
        return known.Round with { Round = number, Comparison = null, Reused = where, Seconds = 0, StartedAt = DateTimeOffset.UtcNow };
    }
}
