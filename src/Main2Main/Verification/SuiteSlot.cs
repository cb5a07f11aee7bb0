using System.Text;
using Main2Main.Configuration;
using Main2Main.Files;
using Main2Main.Programs;
using Main2Main.Secrecy;
using Main2Main.Verification.Witnessing;
using Main2Main.Workspace;

namespace Main2Main.Verification;

/// <summary>
/// Runs one suite of a round on the devices that it was given: its own log, its own summary and, where it showed only
/// environment flakes and re-runs are asked for, its failed cases again.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="step">The step.</param>
/// <param name="round">The round.</param>
/// <param name="runner">Who runs suites.</param>
internal sealed class SuiteSlot(SyncSession session, StepWork step, int round, ISuiteRunner runner)
{
    private const string Tests = "{tests}";

    public async Task<SuiteRecord> RunAsync(Suite suite, IReadOnlyList<string> devices, SuiteProgress progress, CancellationToken end)
    {
        var on = devices.Count == 0 ? string.Empty : $" on device {string.Join(", ", devices)}";
        session.Log.Information($"{step.Id}: round {round}, suite {suite.Name} started{on}: {ShellWords.Join(suite.Command)}");
        session.Withheld.Tell();
        progress.Start();
        var first = await PlayAsync(new SuitePart(suite, suite.Name, suite.Command, devices), progress, end);
        var reruns = await RerunAsync(suite, devices, first, progress, end);
        progress.End();
        var outcome = Describe(suite, devices, first, reruns);
        session.Log.Information(
            $"{step.Id}: round {round}, suite {suite.Name} ended with exit code {outcome.ExitCode} after {outcome.Seconds:0.0} s{Note(outcome)}.");
        return new SuiteRecord(outcome, [first, .. reruns]);
    }

    private async Task<PlayedPart> PlayAsync(SuitePart part, SuiteProgress progress, CancellationToken end)
    {
        var log = step.Folder.SuiteLog(round, part.Name);
        var report = part.Suite.WritesJUnit ? step.Folder.SuiteJUnit(round, part.Name) : null;
        var command = part.Command.Select(word => Placeholders.Fill(word, [("junit", report ?? string.Empty)])).ToList();
        if (report is not null)
        {
            // An earlier try's report must not be taken for this one's.
            File.Delete(report);
        }

        using var witness = part.Suite.IsWitnessed ? Witness.Begin(session, step.Folder.SuiteWitness(round, part.Name)) : null;
        await using var file = new FileStream(log, FileMode.Create, FileAccess.Write, FileShare.Read);
        Mark(file, $"suite {part.Name}: {ShellWords.Join(command)}");
        await using var activity = new ActivityStream(file, progress.Observe);
        await using var output = new MaskingStream(activity, SecretDoor.Current);
        string[] written = [.. part.Suite.WritesJUnit ? [step.Folder.Ci] : (string[])[], .. witness is null ? [] : (string[])[witness.Folder]];
        var suite = part.Suite with { Sandbox = SessionSandbox.Of(session, written) };
        var start =
            new SuiteStart(suite, command, session.Downstream.Path, part.Devices, session.Settings.Verification.Devices.Variable) { Witness = witness?.Folder };
        var ended = await runner.RunAsync(start, output, end);
        output.Finish();
        foreach (var line in Endings(part, ended))
        {
            Mark(file, line);
        }

        file.Flush(flushToDisk: true);
        if (report is not null)
        {
            AtomicFile.Mask(report);
        }

        var summary = ended.ExitCode == 0 && report is null ? null : SuiteLogs.TrySummarize(session, step, log, report, ended.ExitCode);
        Warn(part, ended, summary);
        return new PlayedPart(part, ended, log, summary) { Seen = witness?.Read(), Tests = Logs.TestCountReader.Read(log, report) };
    }

    private void Warn(SuitePart part, SuiteEnd ended, CiSummary? summary)
    {
        foreach (var disagreement in summary?.Disagreements ?? [])
        {
            session.Log.Warning($"{step.Id}: round {round}, suite {part.Name}: {disagreement}");
        }

        if (ended.ExitCode == 0 && summary is { FailedTestCasesCount: > 0 and var failed })
        {
            session.Log.Warning($"{step.Id}: round {round}, suite {part.Name} ended with exit code 0 although {failed} of its cases failed; the verdict follows the exit code.");
        }
    }

    private static IEnumerable<string> Endings(SuitePart part, SuiteEnd ended)
    {
        if (ended.Limit == SuiteLimit.Silence)
        {
            yield return $"suite {part.Name} was ended: it printed nothing for {part.Suite.HangLimit.TotalMinutes} minutes";
        }

        if (ended.Limit == SuiteLimit.Time)
        {
            yield return $"suite {part.Name} was ended: it ran longer than {part.Suite.TimeLimit!.Value.TotalMinutes} minutes";
        }

        yield return $"suite {part.Name} ended with exit code {ended.ExitCode}";
    }

    private static void Mark(FileStream file, string text)
    {
        var start = file.Length == 0 ? string.Empty : "\n";
        file.Write(Encoding.UTF8.GetBytes(SecretDoor.Mask($"{start}[main2main] {text}\n")));
    }

    /// <summary>Runs failed cases again as often as asked, as long as they fail and show nothing but flakes.</summary>
    private async Task<IReadOnlyList<PlayedPart>> RerunAsync(
        Suite suite, IReadOnlyList<string> devices, PlayedPart first, SuiteProgress progress, CancellationToken end)
    {
        var reruns = new List<PlayedPart>();
        var cases = first.Summary?.FailedTestCases ?? [];
        while (reruns.Count < (session.Settings.RerunFlakes ?? 0) && suite.Rerun.Count > 0 && cases.Count > 0
            && (reruns.Count == 0 ? first : reruns[^1]).ShowsOnlyFlakes)
        {
            var part = new SuitePart(suite, $"{suite.Name}.rerun-{reruns.Count + 1}", [.. suite.Rerun.SelectMany(word => word == Tests ? cases : [word])], devices) { Cases = cases };
            session.Log.Information(
                $"{step.Id}: round {round}, suite {suite.Name}: re-run {reruns.Count + 1} of {cases.Count} case(s) that failed with environment flakes.");
            reruns.Add(await PlayAsync(part, progress, end));
            cases = reruns[^1].Summary?.FailedTestCases ?? [];
        }

        return reruns;
    }

    private static SuiteOutcome Describe(Suite suite, IReadOnlyList<string> devices, PlayedPart first, IReadOnlyList<PlayedPart> reruns)
    {
        IReadOnlyList<PlayedPart> parts = [first, .. reruns];
        return new SuiteOutcome
        {
            Suite = suite.Name,
            Command = suite.Command,
            ExitCode = first.End.ExitCode,
            Hung = parts.Any(part => part.End.Limit == SuiteLimit.Silence),
            TimedOut = parts.Any(part => part.End.Limit == SuiteLimit.Time),
            Seconds = Math.Round(parts.Sum(part => part.End.Elapsed.TotalSeconds), 3),
            Devices = devices,
            Witness = parts.Select(part => part.Seen).OfType<SuiteWitness>().Aggregate(default(SuiteWitness), (all, one) => all?.And(one) ?? one),
            Tests = first.Tests,
            FailedTestCases = first.Summary?.FailedTestCases ?? [],
            LeftBehind = parts.Sum(part => part.End.LeftBehind),
            CodeBugsCount = parts.Sum(part => part.Summary?.CodeBugs.Count ?? 0),
            EnvFlakesCount = first.Summary?.EnvFlakes.Count ?? 0,
            Reruns = [.. reruns.Select(rerun => new SuiteRerun(
                rerun.Part.Cases, rerun.End.ExitCode, rerun.Summary?.FailedTestCases ?? [], rerun.Summary?.CodeBugs.Count ?? 0,
                rerun.Summary?.EnvFlakes.Count ?? 0))],
            PersistentFlakes = reruns.Count == 0 || !reruns[^1].ShowsOnlyFlakes ? [] : reruns[^1].Summary!.FailedTestCases,
        };
    }

    private static string Note(SuiteOutcome outcome)
    {
        var ended = outcome.Hung ? " (hung, its processes were ended)" : outcome.TimedOut ? " (over its time limit, its processes were ended)" : string.Empty;
        return outcome.LeftBehind > 0 ? $"{ended} (it left {outcome.LeftBehind} process(es) running, which were ended)" : ended;
    }
}

/// <summary>What one suite did in a round, and the logs that show it.</summary>
/// <param name="Outcome">What it did.</param>
/// <param name="Parts">Its run and its re-runs.</param>
internal sealed record SuiteRecord(SuiteOutcome Outcome, IReadOnlyList<PlayedPart> Parts);
