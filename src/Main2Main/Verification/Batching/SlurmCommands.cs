using System.Globalization;
using System.Text;
using Main2Main.Programs;

namespace Main2Main.Verification.Batching;

/// <summary>Asks Slurm by its own commands.</summary>
/// <param name="launcher">The words of <c>sbatch</c> as they are configured.</param>
/// <param name="passed">Variables that hold secrets and that the tasks get nevertheless.</param>
/// <param name="log">Where it is told what goes wrong.</param>
internal sealed class SlurmCommands(IReadOnlyList<string> launcher, IReadOnlyList<string> passed, IRunLog log)
{
    private const string Lost = "NODE_FAIL";
    private static readonly string[] LostStates = [Lost, "BOOT_FAIL"];
    private static readonly string[] AliveStates = ["PENDING", "RUNNING", "CONFIGURING", "COMPLETING", "SUSPENDED", "STOPPED", "RESIZING", "SIGNALING",
        "STAGE_OUT", "REQUEUED", "REQUEUE_HOLD", "SPECIAL_EXIT"];

    /// <summary>Submits an array. Slurm is not to take it up again by itself: how often that is done is decided here.</summary>
    /// <param name="folder">The folder of its files, where it is submitted.</param>
    /// <param name="tasks">The numbers of its tasks, as Slurm takes them.</param>
    /// <param name="words">The script, and what it gets.</param>
    /// <returns>The job's number.</returns>
    public async Task<string> SubmitAsync(string folder, string tasks, IReadOnlyList<string> words)
    {
        // The processes of a job end with it, and are none of this program's.
        IReadOnlyList<string> own = ["--parsable", "--no-requeue", $"--array={tasks}", "--output=/dev/null", $"--chdir={folder}",
            $"--export=ALL,{ProcessMark.Variable}="];
        var (code, output, errors) = await RunAsync([.. launcher, .. own, .. words], folder);
        var job = output.Split('\n')[0].Split(';')[0].Trim();
        return code == 0 && job.Length > 0 && job.All(char.IsAsciiDigit)
            ? job
            : throw new Main2MainException(
                FailureKind.Tool,
                $"Slurm did not take an array of suites: {ShellWords.Join(launcher)}: {errors.Trim()} {output.Trim()}".TrimEnd(),
                "mend the launcher under verification.launchers in main2main.json, or ask whoever keeps the cluster.");
    }

    /// <summary>Asks how a task is.</summary>
    /// <param name="job">The job's number.</param>
    /// <param name="task">The task's.</param>
    /// <returns>Its state, and Slurm's word for it.</returns>
    public async Task<(TaskState State, string Word)> StateAsync(string job, int task)
    {
        var (code, output, errors) = await RunAsync(
            [Beside("squeue"), "--noheader", "--array", "--states=all", $"--jobs={Name(job, task)}", "--format=%T"], "/");
        var word = output.Trim();
        if (code != 0 || word.Length == 0)
        {
            // It forgets a job some minutes after its end, and says so; that it does not answer says nothing.
            var isForgotten = code == 0 || errors.Contains("Invalid job id", StringComparison.Ordinal);
            log.Verbose($"Slurm on job {Name(job, task)}: {errors.Trim()}");
            return (isForgotten ? TaskState.Over : TaskState.Alive, "forgotten");
        }

        return (LostStates.Contains(word) ? TaskState.Lost : AliveStates.Contains(word) ? TaskState.Alive : TaskState.Over, word);
    }

    /// <summary>Ends a job or a task.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>A task.</returns>
    public async Task CancelAsync(string name)
    {
        var (code, _, errors) = await RunAsync([Beside("scancel"), name], "/");
        if (code != 0)
        {
            log.Warning($"The Slurm job {name} could not be ended: {errors.Trim()}");
        }
    }

    /// <summary>How Slurm calls a task.</summary>
    /// <param name="job">The job's number.</param>
    /// <param name="task">The task's.</param>
    /// <returns>The name.</returns>
    public static string Name(string job, int task) => string.Create(CultureInfo.InvariantCulture, $"{job}_{task}");

    /// <summary>A cluster's commands lie in one folder, on PATH or where the launcher says.</summary>
    private string Beside(string program) =>
        launcher is [var own, ..] && Path.GetDirectoryName(own) is { Length: > 0 } folder ? Path.Combine(folder, program) : program;

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(IReadOnlyList<string> words, string folder)
    {
        using var output = new MemoryStream();
        using var errors = new MemoryStream();
        try
        {
            var result = await ChildProcess.RunAsync(
                new ChildCommand(words, folder, new Dictionary<string, string>()) { Passed = passed, Errors = errors }, output, CancellationToken.None);
            return (result.ExitCode, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(errors.ToArray()));
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new Main2MainException(
                FailureKind.Tool,
                $"'{words[0]}' could not be started: {exception.Message}",
                "install Slurm's commands on this machine, or choose another launcher under verification.launcher.",
                exception);
        }
    }
}
