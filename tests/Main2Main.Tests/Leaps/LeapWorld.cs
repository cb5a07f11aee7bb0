using Main2Main.Adaptation;
using Main2Main.Configuration;
using Main2Main.Reporting;
using Main2Main.Tests.Fixtures;
using Main2Main.Workspace;

namespace Main2Main.Tests.Leaps;

/// <summary>
/// An upstream of commits that break nothing or something: a commit <c>x</c> adds the file <c>host/broken/x</c>, and the downstream's suite
/// fails until <c>plugin/use.py</c> mentions it.
/// </summary>
internal sealed class LeapWorld : IDisposable
{
    private const string Suite = """
        echo x >> "$2"
        for file in "$1"/host/broken/*; do
          [ -e "$file" ] || continue
          name=$(basename "$file")
          grep -q "mended $name" plugin/use.py || { printf 'Traceback (most recent call last):\n  File "t.py", line 1, in t\nTypeError: broken by %s\n' "$name"; exit 1; }
        done
        """;

    public LeapWorld(string strategy, params string[] commits)
    {
        _ = Pair.Downstream.Commit(("suite.sh", Suite));
        Array.ForEach(commits, Break);

        Pair.Settings = Pair.Settings with
        {
            Ci = [],
            Plan = Pair.Settings.Plan with { Strategy = strategy },
            Suites = [new SuiteSettings { Name = "unit", Command = ["sh", "suite.sh", "{upstream}", Calls] }],
            Verification = Pair.Settings.Verification with { Baseline = BaselineChoice.Never },
        };
    }

    public RunPair Pair { get; } = new();

    public List<string> Commits { get; } = [];

    public int CiRuns => File.Exists(Calls) ? File.ReadAllLines(Calls).Length : 0;

    /// <summary>The upstream ranges of the run's commits, by the places of the commits: <c>0..3</c> are the first three.</summary>
    public string[] Ranges => [.. Pair.Downstream.Git("log", "--reverse", "--format=%(trailers:key=Upstream-Range,valueonly,separator=%x2c)").Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(range => range.Split("..")).Select(ends => $"{Commits.IndexOf(ends[0]) + 1}..{Commits.IndexOf(ends[1]) + 1}")];

    public RunState State => Pair.State;

    private string Calls => Pair.Folder("calls");

    /// <summary>Adds a commit to the upstream that breaks something, or nothing where the name is empty.</summary>
    public void Break(string name)
    {
        // A run leaves the upstream at a commit, on no branch.
        _ = Pair.Upstream.Git("checkout", "--quiet", "main");
        Commits.Add(Pair.Upstream.Commit(name.Length > 0 ? ($"host/broken/{name}", name) : ("host/core.py", $"VALUE = {Commits.Count + 1}\n")));
    }

    /// <summary>Lets the suite fail with another error than its own, whatever breaks it.</summary>
    public void FailWith(string error) =>
        _ = Pair.Downstream.Commit(
            ("suite.sh", Suite.Replace("TypeError: broken by %s", error.Replace("'", "'\\''", StringComparison.Ordinal), StringComparison.Ordinal)));

    public Task<FinalReport?> SyncAsync(bool mends = true) => Pair.SyncAsync(mends ? [new Mender(Pair)] : []);

    public void Dispose() => Pair.Dispose();

    /// <summary>Mends what a failed round named, one thing a round, as an adapter does.</summary>
    private sealed class Mender(RunPair pair) : IAdapter
    {
        public string Name => AdapterNames.Command;

        public async Task<AdapterReply> AdaptAsync(AdaptationRequest request)
        {
            foreach (var error in request.Errors)
            {
                await File.AppendAllTextAsync(Path.Combine(pair.Downstream.Folder, "plugin/use.py"), $"# mended {error.Error.Split(' ')[^1]}\n");
            }

            return new AdapterReply(Succeeded: true, "mended");
        }
    }
}
