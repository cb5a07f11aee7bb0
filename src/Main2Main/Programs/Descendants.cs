namespace Main2Main.Programs;

/// <summary>What this process has started, for the moment in which it has to end. Elsewhere than on Linux none is seen.</summary>
public static class Descendants
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private const int Attempts = 20;

    /// <summary>
    /// Ends the programs that nobody else ends: those that were started past this project's own doors, such as a tool of Cake. Theirs
    /// are told by the marks that each child of those doors has beside the ones of this process.
    /// </summary>
    /// <returns>A task that ends with them.</returns>
    public static async Task EndUnmarkedAsync()
    {
        var own = Environment.GetEnvironmentVariable(ProcessMark.Variable) ?? string.Empty;
        var children = RunningProcess.All().Where(process => process.Parent == Environment.ProcessId && (process.Marks() ?? string.Empty) == own);
        _ = await Task.WhenAll(children.Select(child => new ProcessTree(child.Id, ProcessMark.Create()).EndAsync(Grace)));
    }

    /// <summary>Ends everything at once, git by a request, so that it takes its locks away.</summary>
    public static void Kill()
    {
        var marks = (Environment.GetEnvironmentVariable(ProcessMark.Variable) ?? string.Empty).Split(':');
        var workspace = marks[^1] is { } last && ProcessMark.IsWorkspace(last) ? new ProcessMark(last) : ProcessMark.Create();
        var tree = new ProcessTree(Environment.ProcessId, workspace, isOnlyParent: true);
        for (var attempt = 0; attempt < Attempts && tree.Alive() is { Count: > 0 } alive; attempt++)
        {
            foreach (var process in alive)
            {
                ProcessSignal.Send(process.Id, process.Name.StartsWith("git", StringComparison.Ordinal) ? ProcessSignal.Terminate : ProcessSignal.Kill);
            }

            Thread.Sleep(TimeSpan.FromMilliseconds(25));
        }
    }
}
