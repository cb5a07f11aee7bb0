using Main2Main.Json;
using Main2Main.Memory;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Diagnosis;

/// <summary>
/// Doubts environment flakes that do not behave like flakes: cases that failed in every re-run of their suite, and those that flaked in the
/// step before as well. A test that never passes is no flake.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="step">The step.</param>
internal sealed class FlakeDoubts(SyncSession session, StepWork step)
{
    /// <summary>Takes the excuse from a round that has no right to it.</summary>
    /// <param name="result">The round.</param>
    /// <param name="summary">What its log shows.</param>
    /// <returns>The round; it failed where there is a doubt.</returns>
    public RoundResult Judge(RoundResult result, CiSummary? summary)
    {
        if (result.CiResult != Verdict.EnvFlakePass || summary is null || Doubts(result, summary) is not { Count: > 0 } doubts)
        {
            return result;
        }

        foreach (var doubt in doubts)
        {
            session.Log.Warning($"{step.Id}: round {result.Round} is no env_flake_pass: {doubt}.");
        }

        var judged = result with { CiResult = Verdict.Failed, CanCommit = false, FlakeDoubts = doubts };
        ArtifactFile.Write(step.Folder.RoundResult(result.Round), judged, VerificationJson.Readable.RoundResult);
        return judged;
    }

    private List<string> Doubts(RoundResult result, CiSummary summary)
    {
        var excused = summary.EnvFlakes.SelectMany(flake => flake.FailedTestCases).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. result.SuiteResults.SelectMany(suite => suite.PersistentFlakes.Select(one => $"{one} failed in every re-run of {suite.Suite}")),
            .. Known().Where(one => excused.Contains(one.Name) && FlakedBefore(one)).Select(one => $"{one.Name} flaked in the step before too, against another upstream commit"),
            .. Caseless(summary).Intersect(CaselessBefore()).Select(signature => $"'{signature}' came in the step before too"),
        ];
    }

    private bool FlakedBefore(CaseRecord known) =>
        known.History.LastOrDefault(verdict => verdict.Upstream != step.Plan.EndCommit) is { Outcome: CaseOutcome.Flaked }
        && !known.History.Any(verdict => verdict.Upstream == step.Plan.EndCommit && verdict.Outcome == CaseOutcome.Passed);

    private IReadOnlyList<CaseRecord> Known()
    {
        try
        {
            return ArtifactFile.TryRead(MemoryFolder.Of(session).Cases, MemoryJson.Readable.CaseMemory)?.Cases ?? [];
        }
        catch (Main2MainException exception)
        {
            session.Log.Warning($"{step.Id}: whether its flakes came before is not known: {exception.Problem}");
            return [];
        }
    }

    /// <summary>The memory keeps cases; a flake of none is looked for in the step before itself.</summary>
    private IEnumerable<string> CaselessBefore()
    {
        var before = session.Journal.Required.Steps.FirstOrDefault(other => other.Index == step.Index - 1);
        return before is { Rounds: [.., { Verdict: Verdict.EnvFlakePass } last] }
            && CiSummary.TryRead(session.Workspace.Step(before.Id).RoundSummary(last.Round)) is { } summary
            ? Caseless(summary)
            : [];
    }

    private static IEnumerable<string> Caseless(CiSummary summary) =>
        summary.EnvFlakes.Where(flake => flake.FailedTestCases.Count == 0).Select(flake => flake.Signature);
}
