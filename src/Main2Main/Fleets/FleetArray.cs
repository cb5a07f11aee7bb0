using Main2Main.Configuration;
using Main2Main.Impact;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Fleets;

/// <summary>Lets the machines of a cluster look at the downstreams of a fleet, each as a task of one array.</summary>
/// <param name="fleet">The downstreams.</param>
/// <param name="program">The words that start this program.</param>
/// <param name="log">Where it is told what goes wrong.</param>
internal sealed class FleetArray(Fleet fleet, IReadOnlyList<string> program, IRunLog log)
{
    /// <summary>What this program's own errors begin with.</summary>
    private const string ErrorMark = "Error:";

    /// <summary>Looks at all of them.</summary>
    /// <param name="sessions">Their sessions.</param>
    /// <param name="look">Makes a row of what a downstream's report says, or of why there is none.</param>
    /// <param name="end">Ends it.</param>
    /// <returns>A row a downstream, with its report.</returns>
    public async Task<(FleetDownstream Row, ImpactReport? Report)[]> LookAsync(
        IReadOnlyList<SyncSession> sessions,
        Func<string, SyncSession, Func<Task<ImpactReport>>, Task<(FleetDownstream Row, ImpactReport? Report)>> look, CancellationToken end)
    {
        // The list would make each task a fleet again, and their reports have their places.
        string[] own = ["env", "-u", "MAIN2MAIN_FLEET", "-u", "MAIN2MAIN_OUT",
            .. program.Select((word, index) => index == 0 && word.Contains('/', StringComparison.Ordinal) ? Path.GetFullPath(word) : word), "--target=Impact"];
        var commands = fleet.Members.Select(member => (member.Name, (IReadOnlyList<string>)[.. own, .. member.Options])).ToList();
        sessions.Select(session => session.Workspace.Impact).Where(File.Exists).ToList().ForEach(File.Delete);
        var ends = await new BatchRun(fleet.Launcher, new WorkspaceFolder(fleet.Workspace), log).StartAsync(commands, end);
        return await Task.WhenAll(sessions.Select((session, index) => look(fleet.Members[index].Name, session, () => ReadAsync(session, ends[index]))));
    }

    private static async Task<ImpactReport> ReadAsync(SyncSession session, Task<(int ExitCode, string Output)> ending)
    {
        var (exitCode, output) = await ending;
        if (exitCode == 0 && ImpactFiles.TryRead(session.Workspace.Impact) is { } report)
        {
            return report;
        }

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var told = lines.LastOrDefault(line => line.StartsWith(ErrorMark, StringComparison.Ordinal))?[ErrorMark.Length..] ?? lines.LastOrDefault();
        throw new Main2MainException(
            FailureKind.Tool, $"its task of the array ended with exit code {exitCode}: {told?.Trim()}", $"run Impact for '{session.Downstream.Path}' alone.");
    }
}
