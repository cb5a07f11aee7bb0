using Main2Main.Adaptation;
using Main2Main.Configuration;
using Main2Main.Tests.Fixtures;

namespace Main2Main.Tests.Rollbacks;

/// <summary>
/// A downstream that was brought to two upstream commits, one after the other, with an edit for each. Its suite fails while there is a file
/// <c>broken</c>.
/// </summary>
internal sealed class RollbackWorld : IDisposable
{
    private readonly Editor editor;

    public RollbackWorld()
    {
        editor = new Editor(Pair);
        First = Pair.Upstream.Commit(("host/core.py", "VALUE = 1\n"));
        Second = Pair.Upstream.Commit(("host/core.py", "VALUE = 2\n"));
        Pair.Settings = Pair.Settings with
        {
            Ci = [$"echo x >> {Calls}; test ! -e broken || {{ printf 'Traceback (most recent call last):\\n  File \"t.py\", line 1, in t\\nTypeError: broken\\n'; exit 1; }}"],
        };
    }

    public RunPair Pair { get; } = new();

    public string First { get; }

    public string Second { get; }

    public int CiRuns => File.Exists(Calls) ? File.ReadAllLines(Calls).Length : 0;

    private string Calls => Pair.Folder("calls");

    public Task SyncAsync() => Pair.SyncAsync(Pair.Settings.Watch ? [] : [editor]);

    public void Watch() => Pair.Settings = Pair.Settings with { Watch = true, Adapter = AdapterNames.None };

    public string At(string revision, string file) => Pair.Downstream.Git("show", $"{revision}:{file}");

    public void Dispose() => Pair.Dispose();

    private sealed class Editor(RunPair pair) : IAdapter
    {
        public string Name => AdapterNames.Command;

        public async Task<AdapterReply> AdaptAsync(AdaptationRequest request)
        {
            await File.AppendAllTextAsync(Path.Combine(pair.Downstream.Folder, "plugin/use.py"), $"EDIT_{request.StepId[^1]} = VALUE\n");
            return new AdapterReply(Succeeded: true, "edited");
        }
    }
}
