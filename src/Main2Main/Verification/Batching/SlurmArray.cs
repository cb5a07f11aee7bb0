using System.Globalization;
using Main2Main.Files;
using Main2Main.Secrecy;
using Main2Main.Workspace;

namespace Main2Main.Verification.Batching;

/// <summary>An array of tasks that Slurm runs, and the folder of its files.</summary>
internal sealed class SlurmArray
{
    private const string Jobs = "jobs";
    private const string OfRun = "run-";
    private const string ScriptName = "array.sh";

    private readonly SlurmCommands slurm;
    private readonly string folder;
    private int left;

    private SlurmArray(SlurmCommands slurm, string folder, int count) => (this.slurm, this.folder, left) = (slurm, folder, count);

    /// <summary>Submits commands as one array.</summary>
    /// <param name="slurm">Who asks Slurm.</param>
    /// <param name="workspace">The workspace, which the nodes share.</param>
    /// <param name="commands">The commands; at least one.</param>
    /// <param name="ofRun">Whether they work for the run that holds the workspace, and are ended where that was killed.</param>
    /// <returns>A task each, in their order.</returns>
    /// <exception cref="Main2MainException">Slurm does not take it.</exception>
    public static async Task<IReadOnlyList<ArrayTask>> SubmitAsync(
        SlurmCommands slurm, WorkspaceFolder workspace, IReadOnlyList<ArrayCommand> commands, bool ofRun)
    {
        var files = Directory.CreateDirectory(Path.Combine(workspace.SlurmArrays, $"{(ofRun ? OfRun : "look-")}{Path.GetRandomFileName()}")).FullName;
        AtomicFile.WriteText(Path.Combine(files, ScriptName), TaskFiles.Script);
        var array = new SlurmArray(slurm, files, commands.Count);
        foreach (var (index, command) in commands.Index())
        {
            AtomicFile.WriteText(new TaskFiles(files, index + 1).Command, $"{Open(command)}\n");
        }

        var job = await array.SubmitAsync(string.Create(CultureInfo.InvariantCulture, $"1-{commands.Count}"), attempt: 1);
        return [.. commands.Select((command, index) => new ArrayTask(array, slurm, job, index + 1, command.Name, new TaskFiles(files, index + 1)))];
    }

    /// <summary>Ends what a run that was killed had submitted.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="log">Where it is told.</param>
    /// <returns>A task.</returns>
    public static async Task EndLeftAsync(WorkspaceFolder workspace, IRunLog log)
    {
        if (!Directory.Exists(workspace.SlurmArrays))
        {
            return;
        }

        foreach (var abandoned in Directory.GetDirectories(workspace.SlurmArrays, $"{OfRun}*"))
        {
            var jobs = Path.Combine(abandoned, Jobs);
            foreach (var job in File.Exists(jobs) ? await File.ReadAllLinesAsync(jobs) : [])
            {
                log.Information($"The Slurm job {job} of a run that was killed is ended.");
                await new SlurmCommands([], [], log).CancelAsync(job);
            }

            Directory.Delete(abandoned, recursive: true);
        }
    }

    /// <summary>A file would hold what is masked everywhere, and the command would not run without it.</summary>
    private static string Open(ArrayCommand command) => SecretDoor.Mask(command.Line) == command.Line ? command.Line : throw new Main2MainException(
        FailureKind.Configuration, $"the command line of {command.Name} holds a secret, which Slurm would get in a file.",
        "leave it in a variable of this machine, and name that under environmentPass in main2main.json.");

    /// <summary>Submits tasks.</summary>
    /// <param name="tasks">Their numbers, as Slurm takes them.</param>
    /// <param name="attempt">The how manieth time it is.</param>
    /// <returns>The job's number.</returns>
    public async Task<string> SubmitAsync(string tasks, int attempt)
    {
        var job = await slurm.SubmitAsync(folder, tasks, [Path.Combine(folder, ScriptName), folder, string.Create(CultureInfo.InvariantCulture, $"{attempt}")]);
        await File.AppendAllTextAsync(Path.Combine(folder, Jobs), $"{job}\n");
        return job;
    }

    /// <summary>Takes note that a task is over; with the last one the files go.</summary>
    public void End()
    {
        if (Interlocked.Decrement(ref left) == 0)
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>What one task of an array runs.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Line">A line for a shell.</param>
internal sealed record ArrayCommand(string Name, string Line);
