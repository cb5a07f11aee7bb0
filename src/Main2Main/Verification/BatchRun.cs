using System.Text;
using Main2Main.Programs;
using Main2Main.Verification.Batching;
using Main2Main.Workspace;

namespace Main2Main.Verification;

/// <summary>Commands that are no suites, run by Slurm as one array.</summary>
/// <param name="launcher">The words of <c>sbatch</c>.</param>
/// <param name="workspace">The workspace, which the nodes share.</param>
/// <param name="log">Where it is told what goes wrong.</param>
internal sealed class BatchRun(IReadOnlyList<string> launcher, WorkspaceFolder workspace, IRunLog log)
{
    /// <summary>Submits commands.</summary>
    /// <param name="commands">What each is called, and its words.</param>
    /// <param name="end">Ends them.</param>
    /// <returns>A command each: its exit code, and what it printed.</returns>
    /// <exception cref="Main2MainException">Slurm does not take them.</exception>
    public async Task<IReadOnlyList<Task<(int ExitCode, string Output)>>> StartAsync(
        IReadOnlyList<(string Name, IReadOnlyList<string> Words)> commands, CancellationToken end)
    {
        var tasks = await SlurmArray.SubmitAsync(
            new SlurmCommands(launcher, [], log),
            workspace,
            [.. commands.Select(command => new ArrayCommand(command.Name, $"exec {ShellWords.Join(command.Words)}"))],
            ofRun: false);
        return [.. tasks.Select(task => FollowAsync(task, end))];
    }

    private static async Task<(int ExitCode, string Output)> FollowAsync(ArrayTask task, CancellationToken end)
    {
        using var output = new MemoryStream();
        var ended = await task.FollowAsync(output, new ProcessLimits(Time: null, Silence: null), end);
        return (ended.ExitCode, Encoding.UTF8.GetString(output.ToArray()));
    }
}
