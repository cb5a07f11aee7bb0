using Main2Main.Detection;
using Main2Main.Json;
using Main2Main.Programs;
using Main2Main.Secrecy;
using Main2Main.Workspace;

namespace Main2Main.Verification.Preparing;

/// <summary>
/// Runs the commands that install or build the upstream for the suites, each when the upstream's commit is another one than at its last
/// success. What is installed belongs to one commit, so that a round without its command would test another one.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="step">The step.</param>
/// <param name="runner">Who runs commands, by the suites' launchers.</param>
internal sealed class SuitePreparation(SyncSession session, StepWork step, ISuiteRunner runner)
{
    /// <summary>Runs what is due, until one fails.</summary>
    /// <param name="round">The round.</param>
    /// <param name="suites">The suites that are to be run.</param>
    /// <returns>What was run.</returns>
    /// <exception cref="Main2MainException">A program could not be started.</exception>
    public async Task<IReadOnlyList<PrepareResult>> RunAsync(int round, IReadOnlyList<Suite> suites)
    {
        var results = new List<PrepareResult>();
        foreach (var (name, due) in Commands(suites))
        {
            var command = new PreparedCommand(name, due.Command, step.Plan.EndCommit);
            if (IsDone(command))
            {
                continue;
            }

            Note(command, done: false);
            var before = await session.Tree.UntrackedFilesAsync();
            results.Add(await RunAsync(round, name, due));
            Keep(command, [.. (await session.Tree.UntrackedFilesAsync()).Except(before, StringComparer.Ordinal)]);
            if (results[^1].Problem is { } problem)
            {
                session.Log.Warning($"{step.Id}: round {round}: {problem}");
                break;
            }

            Note(command, done: true);
        }

        return results;
    }

    /// <summary>What it built in the downstream is needed by the suites, and is no edit: it stays, and no snapshot and no commit holds it.</summary>
    private void Keep(PreparedCommand command, IReadOnlyList<string> left)
    {
        if (left.Count > 0)
        {
            PreparedFiles.Add(session.Workspace, left);
            session.Log.Warning($"{step.Id}: '{ShellWords.Join(command.Command)}' left files in the downstream: {RepositoryChecks.Name(left)}. They stay, and are not committed; let git ignore them.");
        }
    }

    private IEnumerable<(string? Name, Suite Suite)> Commands(IReadOnlyList<Suite> suites)
    {
        var verification = session.Settings.Verification;
        if (verification.Prepare.Command.Count > 0)
        {
            yield return (null, SuiteList.Preparation(session, "prepare", verification.Prepare, suite: null));
        }

        foreach (var suite in suites.Where(suite => suite.Prepare.Command.Count > 0))
        {
            yield return (suite.Name, SuiteList.Preparation(session, $"{suite.Name} (prepare)", suite.Prepare, suite));
        }
    }

    private async Task<PrepareResult> RunAsync(int round, string? name, Suite suite)
    {
        var log = step.Folder.PrepareLog(round, name);
        session.Log.Information(
            $"{step.Id}: round {round}, {(name is null ? "the suites are" : $"suite {name} is")} prepared: {ShellWords.Join(suite.Command)}");
        await using var file = new FileStream(log, FileMode.Create, FileAccess.Write, FileShare.Read);
        await using var activity = new ActivityStream(file, observe: null);
        await using var output = new MaskingStream(activity, SecretDoor.Current);
        var ended = await runner.RunAsync(
            new SuiteStart(suite with { Sandbox = SessionSandbox.Of(session, writable: []) }, suite.Command, session.Downstream.Path, [], DeviceVariable: null),
            output,
            session.Interruption);
        output.Finish();
        return new PrepareResult(name, suite.Command, ended.ExitCode, ended.Limit != SuiteLimit.None, Math.Round(ended.Elapsed.TotalSeconds, 3), log);
    }

    private bool IsDone(PreparedCommand command) =>
        Read().Commands.Any(one => IsOf(one, command.Suite) && one.UpstreamCommit == command.UpstreamCommit && one.Command.SequenceEqual(command.Command));

    /// <summary>A command that was begun and has not ended well may have left anything: it is due again.</summary>
    private void Note(PreparedCommand command, bool done)
    {
        var others = Read().Commands.Where(one => !IsOf(one, command.Suite));
        ArtifactFile.Write(session.Workspace.Prepared, new PreparedState(done ? [.. others, command] : [.. others]), VerificationJson.Readable.PreparedState);
    }

    private static bool IsOf(PreparedCommand command, string? suite) => command.Suite == suite;

    private PreparedState Read() => ArtifactFile.TryRead(session.Workspace.Prepared, VerificationJson.Readable.PreparedState) ?? new PreparedState([]);
}
