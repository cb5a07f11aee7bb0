using Main2Main.Files;
using Main2Main.Workspace;

namespace Main2Main.Verification;

/// <summary>Summarises the logs of a round's suites and joins them to the round's log and summary.</summary>
internal static class SuiteLogs
{
    private const int Buffer = 1 << 20;

    /// <summary>Summarises the log of one suite.</summary>
    /// <returns>The summary; null when the log cannot be read.</returns>
    public static CiSummary? TrySummarize(SyncSession session, StepWork step, string log, string? report, int exitCode)
    {
        try
        {
            using var stream = File.OpenRead(log);
            return LogSummarizer.Summarize(stream, new LogSummaryOptions
            {
                EnvironmentFlakes = session.Settings.Verification.EnvironmentFlakes,
                OwnHosts = MachineAddresses.All(),
                GoodCommit = step.Plan.StartCommit,
                BadCommit = step.Plan.EndCommit,
                ExitCode = exitCode,
                JUnit = report,
            });
        }
        catch (IOException exception)
        {
            session.Log.Warning($"'{log}' could not be read: {exception.Message}");
            return null;
        }
    }

    /// <summary>Puts the parts' logs one after the other into the round's log and takes them away.</summary>
    /// <returns>The number of the first line of each part.</returns>
    public static async Task<IReadOnlyList<int>> JoinAsync(IReadOnlyList<PlayedPart> parts, string roundLog)
    {
        var first = new List<int>();
        var lines = 0;
        await using (var target = new AtomicFileStream(roundLog))
        {
            foreach (var part in parts)
            {
                first.Add(lines);
                await using var source = File.OpenRead(part.Log);
                lines += await CopyAsync(source, target);
            }

            target.Commit();
        }

        foreach (var part in parts)
        {
            File.Delete(part.Log);
        }

        return first;
    }

    /// <summary>The round's summary: what the failed parts show, with line numbers of the round's log.</summary>
    /// <returns>The summary; null when a failed part's log could not be read.</returns>
    public static CiSummary? Join(IReadOnlyList<PlayedPart> parts, IReadOnlyList<int> firstLines, CiSummary nothing)
    {
        var failed = parts.Zip(firstLines).Where(pair => pair.First.End.ExitCode != 0).ToList();
        return failed.Exists(pair => pair.First.Summary is null)
            ? null
            : LogSummarizer.Join([nothing, .. failed.Select(pair => pair.First.Summary!.StartingAt(pair.Second))]);
    }

    private static async Task<int> CopyAsync(Stream source, Stream target)
    {
        var buffer = new byte[Buffer];
        var lines = 0;
        while (await source.ReadAsync(buffer) is > 0 and var count)
        {
            lines += buffer.AsSpan(0, count).Count((byte)'\n');
            await target.WriteAsync(buffer.AsMemory(0, count));
        }

        return lines;
    }
}
