using System.Globalization;

namespace Main2Main.Verification.Batching;

/// <summary>What a task reads and leaves, in a folder that this machine and the nodes share.</summary>
/// <param name="folder">The array's folder.</param>
/// <param name="task">The task's number.</param>
internal sealed class TaskFiles(string folder, int task)
{
    /// <summary>
    /// The script of every array. What a task prints and how it ends goes to files of the attempt's own. Nothing is masked on the node, so that nobody
    /// else may read what is printed there.
    /// </summary>
    public const string Script = """
        #!/bin/sh
        task="$1/task-$SLURM_ARRAY_TASK_ID"
        (umask 077 && : > "$task.$2.log")
        sh "$task.sh" < /dev/null >> "$task.$2.log" 2>&1
        echo $? > "$task.$2.exit.new" && mv "$task.$2.exit.new" "$task.$2.exit"

        """;

    private int attempt = 1;
    private long shown;

    /// <summary>What the task runs.</summary>
    public string Command => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"task-{task}.sh"));

    /// <summary>Whether it has begun.</summary>
    public bool HasBegun => File.Exists(Of("log"));

    /// <summary>How it ended; null while it has not.</summary>
    public int? ExitCode => File.Exists(Of("exit")) && int.TryParse(File.ReadAllText(Of("exit")), CultureInfo.InvariantCulture, out var code) ? code : null;

    /// <summary>Goes on with the files of the next attempt.</summary>
    public void BeginNext() => (attempt, shown) = (attempt + 1, 0);

    /// <summary>Copies what the task printed since the last time.</summary>
    /// <param name="output">Where it goes.</param>
    /// <returns>Whether there was something.</returns>
    public bool CopyNew(Stream output)
    {
        if (!HasBegun)
        {
            return false;
        }

        using var log = new FileStream(Of("log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (log.Length <= shown)
        {
            return false;
        }

        log.Position = shown;
        log.CopyTo(output);
        shown = log.Position;
        return true;
    }

    private string Of(string kind) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"task-{task}.{attempt}.{kind}"));
}
