using Main2Main.Memory;
using Main2Main.Json;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Remembering;

/// <summary>Remembers the verdicts on test cases.</summary>
/// <param name="session">The session.</param>
/// <param name="folder">The memory.</param>
internal sealed class CaseRecorder(SyncSession session, MemoryFolder folder)
{
    /// <summary>Records all rounds of a step.</summary>
    public void Record(StepWork step, StepState entry)
    {
        var known = (ArtifactFile.TryRead(folder.Cases, MemoryJson.Readable.CaseMemory) ?? new CaseMemory([]))
            .Cases.ToDictionary(one => one.Name, StringComparer.Ordinal);
        foreach (var round in entry.Rounds)
        {
            if (ArtifactFile.TryRead(step.Folder.RoundResult(round.Round), VerificationJson.Readable.RoundResult) is { } result)
            {
                RecordRound(known, result, CiSummary.TryRead(step.Folder.RoundSummary(round.Round)), outcome => new CaseVerdict(
                    session.Journal.Required.RunId, step.Id, entry.Attempt, round.Round, session.Journal.Required.StartOf(round), step.Plan.EndCommit,
                    round.Tree, outcome));
            }
        }

        // A case that has only passed for as long as is remembered is healed.
        var kept = known.Values.Where(one => one.History.Any(verdict => verdict.Outcome != CaseOutcome.Passed))
            .OrderBy(one => one.Name, StringComparer.Ordinal);
        ArtifactFile.Write(folder.Cases, new CaseMemory([.. kept]), MemoryJson.Readable.CaseMemory);
    }

    private static void RecordRound(Dictionary<string, CaseRecord> known, RoundResult result, CiSummary? summary, Func<CaseOutcome, CaseVerdict> verdict)
    {
        if (result.CiResult == Verdict.SummaryError)
        {
            return;
        }

        var failed = Names([.. summary?.CodeBugs ?? [], .. summary?.Inherited ?? []]);
        var flaked = Names(summary?.EnvFlakes).Except(failed).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, outcome) in failed.Select(name => (name, CaseOutcome.Failed)).Concat(flaked.Select(name => (name, CaseOutcome.Flaked))))
        {
            var before = known.GetValueOrDefault(name) ?? new CaseRecord(name, [], []);
            known[name] = before.With(verdict(outcome)) with { Suites = [.. before.Suites.Union(FailedSuites(result)).Order(StringComparer.Ordinal)] };
        }

        var ended = result.SuiteResults.Where(suite => Ended(suite, result)).Select(suite => suite.Suite).ToHashSet(StringComparer.Ordinal);
        var passed = known.Values.Where(one => !failed.Contains(one.Name) && !flaked.Contains(one.Name) && one.Suites.All(ended.Contains))
            .Select(one => one.Name);
        var healed = result.SuiteResults.SelectMany(suite => suite.Reruns).SelectMany(rerun => rerun.Cases.Except(rerun.FailedTestCases))
            .Where(known.ContainsKey);
        foreach (var name in passed.Union(healed).ToList())
        {
            known[name] = known[name].With(verdict(CaseOutcome.Passed));
        }
    }

    private static HashSet<string> Names(IReadOnlyList<CiError>? errors) => [.. (errors ?? []).SelectMany(error => error.FailedTestCases)];

    private static IEnumerable<string> FailedSuites(RoundResult result) => result.SuiteResults.Where(suite => suite.ExitCode != 0).Select(suite => suite.Suite);

    /// <summary>Only a suite that ran to its end, and says why it failed, tells that a case that it does not name has passed.</summary>
    private static bool Ended(SuiteOutcome suite, RoundResult result) =>
        suite is { Hung: false, TimedOut: false } && (suite.ExitCode == 0 || (result.SummaryError is null && suite.CodeBugsCount + suite.EnvFlakesCount > 0));
}
