using System.Diagnostics;

namespace Main2Main.Programs;

/// <summary>
/// Everything that a started program has started in its turn: its process group and session, whatever carries its mark, and
/// whatever descends from those. Ending the tree ends all of it, whether it listens to a request or not.
/// </summary>
/// <param name="root">The program's process, the leader of its group; 0 when only the mark is known.</param>
/// <param name="mark">The mark that it was started with.</param>
/// <param name="isOnlyParent">Whether the root is this process itself, whose group and session hold others too.</param>
internal sealed class ProcessTree(int root, ProcessMark mark, bool isOnlyParent = false)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Who was met once belongs to the tree, also when the parent by which it was found is gone.
    private readonly HashSet<(int Id, ulong Start)> met = [];

    /// <summary>Who of the tree is alive.</summary>
    public IReadOnlyList<RunningProcess> Alive()
    {
        var all = RunningProcess.All();
        var members = all.Where(
            process => process.Id != Environment.ProcessId && (met.Contains((process.Id, process.Start)) || IsOfGroup(process) || process.Carries(mark)))
            .ToDictionary(process => process.Id);
        while (all.Where(process => members.ContainsKey(process.Parent) && !members.ContainsKey(process.Id)).ToList() is { Count: > 0 } children)
        {
            children.ForEach(child => members.Add(child.Id, child));
        }

        met.UnionWith(members.Values.Select(process => (process.Id, process.Start)));
        return [.. members.Values];
    }

    /// <summary>Waits until the tree is gone.</summary>
    /// <param name="atMost">How long.</param>
    /// <returns>Whether it is.</returns>
    public async Task<bool> WaitAsync(TimeSpan atMost)
    {
        var start = Stopwatch.GetTimestamp();
        while (Alive().Count > 0)
        {
            if (Stopwatch.GetElapsedTime(start) >= atMost)
            {
                return false;
            }

            await Task.Delay(Pause);
        }

        return true;
    }

    /// <summary>Asks every process of the tree to end, and ends those that do not.</summary>
    /// <param name="grace">How long they may take.</param>
    /// <returns>How many there were.</returns>
    public async Task<int> EndAsync(TimeSpan grace)
    {
        var signalled = Signal(ProcessSignal.Terminate);
        if (signalled.Count > 0 && !await WaitAsync(grace))
        {
            // A process may start another while it is being ended, so this is repeated until none is left.
            var start = Stopwatch.GetTimestamp();
            do
            {
                signalled.UnionWith(Signal(ProcessSignal.Kill));
            }
            while (!await WaitAsync(Pause) && Stopwatch.GetElapsedTime(start) < Patience);
        }

        return signalled.Count;
    }

    private HashSet<int> Signal(int signal)
    {
        var alive = Alive();
        foreach (var process in alive)
        {
            ProcessSignal.Send(process.Id, signal);
        }

        return [.. alive.Select(process => process.Id)];
    }

    private bool IsOfGroup(RunningProcess process) =>
        isOnlyParent ? process.Parent == root : root != 0 && (process.Id == root || process.Group == root || process.Session == root);
}
