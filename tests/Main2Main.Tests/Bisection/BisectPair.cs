using Main2Main.Bisection;
using Main2Main.Configuration;
using Main2Main.Leftovers;
using Main2Main.Tests.Fixtures;
using Main2Main.Verification;
using Main2Main.Workspace;

namespace Main2Main.Tests.Bisection;

/// <summary>
/// An upstream whose commits say how the suite behaves at them, and a downstream whose suite does what they say: <c>pass</c>, <c>fail</c>,
/// <c>other</c>, <c>uncollected</c>, <c>untestable</c>, <c>flake</c>, <c>hang</c>, <c>sometimes</c> (fails the first time), <c>silent</c>
/// (fails and prints nothing), <c>litter</c> (passes and leaves a file in the downstream),
/// <c>edits</c> (passes and edits one).
/// </summary>
internal sealed class BisectPair : IDisposable
{
    private const string Script = """
        echo x >> "$2"
        fail() { printf 'Traceback (most recent call last):\n  File "t.py", line 1, in t\n%s\n' "$1"; exit 1; }
        case "$(cat "$1/host/behaviour")" in
          fail*) fail 'TypeError: the wanted one';;
          other) fail 'ValueError: another one';;
          uncollected) printf '=== test session starts ===\ncollected 0 items / 1 error\n\n=== ERRORS ===\n___ ERROR collecting tests/test_a.py ___\ntests/test_a.py:1: in <module>\n    from host import gone\nE   ImportError: no gone\n=== short test summary info ===\nERROR tests/test_a.py - ImportError: no gone\n!!! Interrupted: 1 error during collection !!!\n=== 1 error in 0.05s ===\n'; exit 2;;
          untestable) exit 125;;
          flake) fail 'OSError: [Errno 116] Stale file handle';;
          hang) sleep 600;;
          sometimes) if [ -e "$2.failed" ]; then exit 0; fi; touch "$2.failed"; fail 'TypeError: the wanted one';;
          silent) exit 3;;
          litter) echo litter > new.txt;;
          edits) echo edited > plugin/code.py;;
        esac
        """;

    private readonly string root = Directory.CreateTempSubdirectory("main2main-bisect-").FullName;

    public BisectPair(params string[] behaviours)
    {
        foreach (var (index, behaviour) in behaviours.Index())
        {
            Commits.Add(Upstream.Commit(("host/behaviour", behaviour + "\n"), ("host/count", $"{index}\n")));
        }

        _ = Upstream.Git("branch", "-M", "main");
        _ = Downstream.Commit(("plugin/code.py", "x = 1\n"), ("suite.sh", Script));
        Settings = new SyncSettings
        {
            Profile = "none",
            Workspace = Path.Combine(root, "workspace"),
            Upstream = Upstream.Folder,
            Downstream = Downstream.Folder,
            Layout = new LayoutSettings { UpstreamPackage = "host", DownstreamPackage = "plugin" },
            Suites = [new SuiteSettings { Name = "unit", Command = ["sh", "suite.sh", "{upstream}", Calls] }],
        };
    }

    public TempRepository Upstream { get; } = new();

    public TempRepository Downstream { get; } = new();

    public List<string> Commits { get; } = [];

    public SyncSettings Settings { get; set; }

    public string Calls => Path.Combine(root, "calls");

    public int CallCount => File.Exists(Calls) ? File.ReadAllLines(Calls).Length : 0;

    /// <summary>What must be the same before and after: HEAD and branch of the upstream, all of the downstream.</summary>
    public string Standing => string.Join('\n', [
        Upstream.Git("status", "--porcelain=v1", "--branch"), Upstream.Git("rev-parse", "HEAD"), Downstream.Git("status", "--porcelain=v1", "--branch"),
        Downstream.Git("diff", "HEAD"),
    ]);

    public SyncSession Open(CancellationToken interruption = default) => new(Settings, NullRunLog.Instance, interruption);

    /// <summary>Bisects as the target does: what an earlier one left is cleared away first.</summary>
    public async Task<BisectReport> BisectAsync(ISuiteRunner? runner = null, CancellationToken interruption = default)
    {
        var session = Open(interruption);
        await new Remains(session).ClearAsync();
        return await new BisectStage(session, runner ?? new ProcessSuiteRunner(host: null), new Silence()).RunAsync(new BisectEnds(Commits[0], Commits[^1]));
    }

    public void Dispose()
    {
        Upstream.Dispose();
        Downstream.Dispose();
        Directory.Delete(root, recursive: true);
    }

    private sealed class Silence : IRoundDisplay, IAsyncDisposable
    {
        public IAsyncDisposable Show(string title, IReadOnlyList<SuiteProgress> suites) => this;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
