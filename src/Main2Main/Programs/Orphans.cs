namespace Main2Main.Programs;

/// <summary>Ends what a killed run left running, before the next one begins.</summary>
/// <param name="workspace">The workspace's folder; the caller holds its lock.</param>
/// <param name="log">Where it is narrated.</param>
public sealed class Orphans(string workspace, IRunLog log)
{
    private static readonly TimeSpan GitPatience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>Ends them. A git command is given time to finish first: it is short, and ended it would leave a lock.</summary>
    /// <returns>How many processes were ended or waited for.</returns>
    public async Task<int> EndAsync()
    {
        var tree = new ProcessTree(root: 0, ProcessMark.OfWorkspace(workspace));
        var met = tree.Alive();
        if (met.Count == 0)
        {
            return 0;
        }

        log.Warning($"An earlier run in '{workspace}' was killed and left {met.Count} process(es): {string.Join(", ", met.Select(process => $"{process.Name} ({process.Id})"))}. They are ended.");
        foreach (var process in met.Where(process => process.Name != "git"))
        {
            ProcessSignal.Send(process.Id, ProcessSignal.Terminate);
        }

        _ = await tree.WaitAsync(met.Any(process => process.Name == "git") ? GitPatience : Grace);
        _ = await tree.EndAsync(Grace);
        return met.Count;
    }
}
