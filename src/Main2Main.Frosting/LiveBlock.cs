using Main2Main.Untrusted;
using Main2Main.Verification;

namespace Main2Main.Frosting;

/// <summary>
/// Shows running suites: on a terminal a block of lines below the log, redrawn each second; elsewhere a plain line a suite from
/// time to time.
/// </summary>
internal sealed class LiveBlock : IRoundDisplay
{
    private static readonly TimeSpan Redraw = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PlainPause = TimeSpan.FromMinutes(1);

    private const int LongestPlainLine = 200;
    private const int UsualWidth = 79;

    private readonly Lock gate = new();
    private readonly bool isTerminal = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("CI") is null or "" && Environment.GetEnvironmentVariable("TERM") is not (null or "dumb");
    private int drawn;

    /// <inheritdoc />
    public IAsyncDisposable Show(string title, IReadOnlyList<SuiteProgress> suites)
    {
        var end = new CancellationTokenSource();
        return new Showing(end, RepeatAsync(title, suites, end.Token));
    }

    /// <summary>Writes to the log above the block.</summary>
    /// <param name="write">Writes.</param>
    public void Above(Action write)
    {
        lock (gate)
        {
            Erase();
            write();
        }
    }

    private async Task RepeatAsync(string title, IReadOnlyList<SuiteProgress> suites, CancellationToken end)
    {
        using var timer = new PeriodicTimer(isTerminal ? Redraw : PlainPause);
        try
        {
            while (await timer.WaitForNextTickAsync(end))
            {
                Draw([.. suites.Where(suite => suite.IsRunning).Select(suite => Line(title, suite))]);
            }
        }
        catch (OperationCanceledException)
        {
            lock (gate)
            {
                Erase();
            }
        }
    }

    private static string Line(string title, SuiteProgress suite) =>
        $"{title}, {suite.Suite}: {suite.Elapsed:hh\\:mm\\:ss}, {suite.Tests} test(s), {(suite.LastLine.Length == 0 ? "nothing printed yet" : suite.LastLine)}";

    private void Draw(IReadOnlyList<string> lines)
    {
        lock (gate)
        {
            Erase();
            var width = !isTerminal ? LongestPlainLine : Console.WindowWidth > 1 ? Console.WindowWidth - 1 : UsualWidth;
            foreach (var line in lines)
            {
                // A control character that a suite prints must not move the cursor.
                var plain = ConsoleText.Shown(line).ReplaceLineEndings(" ").Replace('\t', ' ');
                Console.Out.WriteLine(plain.Length > width ? plain[..width] : plain);
            }

            drawn = isTerminal ? lines.Count : 0;
        }
    }

    private void Erase()
    {
        for (; drawn > 0; drawn--)
        {
            Console.Out.Write("\e[1A\e[2K");
        }
    }

    private sealed class Showing(CancellationTokenSource end, Task repeating) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await end.CancelAsync();
            await repeating;
            end.Dispose();
        }
    }
}
