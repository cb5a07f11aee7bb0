using Main2Main.Frosting.CommandLine;
using Main2Main.Untrusted;
using Main2Main.Verification;

namespace Main2Main.Frosting;

/// <summary>
/// What is going on, below the log: on a terminal the step, its phase and every running suite, redrawn each second; elsewhere a plain line
/// a suite from time to time.
/// </summary>
internal sealed class LiveBlock : IRoundDisplay
{
    private static readonly TimeSpan Redraw = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PlainPause = TimeSpan.FromMinutes(1);

    private const int LongestPlainLine = 200;
    private const int UsualWidth = 79;

    private readonly Lock gate = new();
    private IReadOnlyList<string> suiteLines = [];
    private Func<string>? standing;
    private Action? stop;
    private int drawn;

    /// <summary>The one block: a terminal has one end.</summary>
    public static LiveBlock Shared { get; } = new();

    /// <summary>Whether somebody watches.</summary>
    public bool IsTerminal { get; } = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("CI") is null or ""
        && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");

    /// <inheritdoc />
    public IAsyncDisposable Show(string title, IReadOnlyList<SuiteProgress> suites)
    {
        var ended = new CancellationTokenSource();
        return new Showing(ended, RepeatAsync(title, suites, ended.Token));
    }

    /// <summary>Shows from now on where the run stands; only on a terminal.</summary>
    /// <param name="text">Says it, anew each second.</param>
    public void Begin(Func<string> text)
    {
        if (!IsTerminal)
        {
            return;
        }

        standing = text;
        if (stop is null)
        {
            var end = new CancellationTokenSource();
            stop = () =>
            {
                end.Cancel();
                end.Dispose();
            };
            _ = RepeatAsync(end.Token);
        }
    }

    /// <summary>Shows nothing any more.</summary>
    public void End()
    {
        stop?.Invoke();
        (stop, standing) = (null, null);
        Clear();
    }

    /// <summary>Takes the block away until it is drawn again.</summary>
    public void Clear()
    {
        lock (gate)
        {
            Erase();
        }
    }

    /// <summary>Writes to the log above the block.</summary>
    /// <param name="write">Writes.</param>
    public void Above(Action write)
    {
        lock (gate)
        {
            Erase();
            write();
            Draw();
        }
    }

    private async Task RepeatAsync(CancellationToken ended)
    {
        using var timer = new PeriodicTimer(Redraw);
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                lock (gate)
                {
                    Erase();
                    Draw();
                }
            }
        }
        catch (OperationCanceledException)
        {
            Clear();
        }
    }

    private async Task RepeatAsync(string title, IReadOnlyList<SuiteProgress> suites, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(IsTerminal ? Redraw : PlainPause);
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                lock (gate)
                {
                    Erase();
                    suiteLines = [.. suites.Where(suite => suite.IsRunning).Select(suite => Line(title, suite))];
                    Draw();
                }
            }
        }
        catch (OperationCanceledException)
        {
            lock (gate)
            {
                suiteLines = [];
                Erase();
            }
        }
    }

    private static string Line(string title, SuiteProgress suite) =>
        $"{title}, {suite.Suite}: {suite.Elapsed:hh\\:mm\\:ss}, {suite.Tests} test(s), {(suite.LastLine.Length == 0 ? "nothing printed yet" : suite.LastLine)}";

    private void Draw()
    {
        var width = !IsTerminal ? LongestPlainLine : Console.WindowWidth > 1 ? Console.WindowWidth - 1 : UsualWidth;
        IReadOnlyList<string> lines = [.. suiteLines, .. standing is { } text ? [text()] : (string[])[]];
        foreach (var (index, line) in lines.Index())
        {
            // A control character that a suite prints must not move the cursor.
            var plain = ConsoleText.Shown(line).ReplaceLineEndings(" ").Replace('\t', ' ');
            plain = plain.Length > width ? plain[..width] : plain;
            Console.Out.WriteLine(index >= suiteLines.Count ? Colors.Bold(plain) : plain);
        }

        drawn = IsTerminal ? lines.Count : 0;
        suiteLines = IsTerminal ? suiteLines : [];
    }

    private void Erase()
    {
        for (; drawn > 0; drawn--)
        {
            Console.Out.Write("\e[1A\e[2K");
        }
    }

    private sealed class Showing(CancellationTokenSource ended, Task repeating) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await ended.CancelAsync();
            await repeating;
            ended.Dispose();
        }
    }
}
