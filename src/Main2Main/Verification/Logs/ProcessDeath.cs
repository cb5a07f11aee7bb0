using System.Text.RegularExpressions;

namespace Main2Main.Verification.Logs;

/// <summary>Reads what is printed about a process that did not end by itself: by the interpreter, by a shell, by pytest-timeout.</summary>
/// <param name="emit">Takes each death as an exception, and where it stands.</param>
internal sealed partial class ProcessDeath(Action<IReadOnlyList<RaisedException>, Place> emit)
{
    /// <summary>The type given to an interpreter that ended itself, for example on a segmentation fault.</summary>
    public const string FatalError = "Fatal Python error";

    /// <summary>The type given to a process that a signal ended.</summary>
    public const string Killed = "ProcessKilled";

    /// <summary>The type given to a worker of xdist that is gone.</summary>
    public const string CrashedWorker = "WorkerCrashed";

    /// <summary>The type given to a process that pytest-timeout ended.</summary>
    public const string TimedOut = "TestTimedOut";

    private const int LongestWords = 400;

    private readonly ContextBuffer context = new();
    private Place? place;
    private string type = string.Empty;
    private string reason = string.Empty;
    private int number;
    private Invocation? crashed;

    /// <summary>Reads one line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="where">Where it stands.</param>
    /// <returns>Whether it tells of a death.</returns>
    public bool Accept(LogLine line, Place where)
    {
        if (place is not null && Continue(line.Text))
        {
            return true;
        }

        if (line.Text.Length == 0)
        {
            return false;
        }

        var fatal = line.Text.IndexOf(FatalError + ": ", StringComparison.Ordinal);
        if (fatal >= 0)
        {
            Begin(where, FatalError, line.Text[(fatal + FatalError.Length + 2)..], line);
            return true;
        }

        if (line.Text[0] == '+' && TimeoutBanner().IsMatch(line.Text))
        {
            // The plugin ends the process of the test that runs, so nothing after this line tells that it failed.
            Begin(
                where with { Origin = where.Scope is null ? where.Origin : Origin.Report },
                TimedOut,
                $"pytest-timeout ended the process while {where.Scope?.Id ?? "a test"} ran",
                line);
            return true;
        }

        return ReadWords(line, where);
    }

    /// <summary>The process says no more.</summary>
    public void Flush()
    {
        if (place is { } where)
        {
            place = null;
            crashed = where.Invocation;
            emit([new RaisedException { Type = type, Message = reason, LineNumber = number, Context = context.ToList() }], where);
        }
    }

    /// <summary>A process that a signal ended.</summary>
    /// <param name="signal">The signal's name.</param>
    /// <param name="number">The line that tells it, from 0.</param>
    /// <param name="context">The lines around it.</param>
    /// <returns>The exception; of one signature for one signal.</returns>
    public static RaisedException Of(string signal, int number, IReadOnlyList<string> context) =>
        new() { Type = Killed, Message = $"{signal} ended the process", LineNumber = number, Context = context };

    /// <summary>The signal that a process says has ended it.</summary>
    /// <param name="death">A death as this class reads it.</param>
    /// <returns>The signal's name; null for every other exception.</returns>
    public static string? SignalOf(RaisedException death) => death.Type switch
    {
        Killed => death.Message.Split(' ', 2)[0],
        FatalError => Signals.OfWords(death.Message.Split(['(', ':', ';'], 2)[0].Trim().Replace('-', ' ')),
        _ => null,
    };

    /// <summary>The signal that a parent says has ended its child.</summary>
    /// <param name="report">The parent's exception.</param>
    /// <returns>The signal's name; null when it tells of none.</returns>
    public static string? SignalOfChild(RaisedException report)
    {
        if (report.Type is Killed or FatalError || ChildSignal().Match(report.Message) is not { Success: true } match)
        {
            return null;
        }

        return match.Groups["number"].Success && int.TryParse(match.Groups["number"].Value, out var number)
            ? Signals.OfExitCode(-number)
            : match.Groups["name"].Value;
    }

    private void Begin(Place where, string kind, string message, LogLine line)
    {
        Flush();
        context.Clear();
        context.Add(line.Text);
        (place, type, reason, number) = (where, kind, message.Trim(), line.Number);
    }

    private bool Continue(string text)
    {
        if (type == TimedOut ? !TimeoutBanner().IsMatch(text) : text.Length == 0 || CrashDetail().IsMatch(text))
        {
            context.Add(text);
            return true;
        }

        var ends = type == TimedOut;
        Flush();
        return ends;
    }

    private bool ReadWords(LogLine line, Place where)
    {
        if (!MayBeWords(line.Text) || DeathWords().Match(line.Text) is not { Success: true } match)
        {
            return false;
        }

        // The shell repeats what the interpreter has said about the same death.
        var repeats = crashed == where.Invocation;
        crashed = null;
        if (!repeats)
        {
            emit([Of(Signals.OfWords(match.Groups["words"].Value)!, line.Number, [LogText.Cut(line.Text, LogText.MaximumContextLine)])], where);
        }

        return true;
    }

    private static bool MayBeWords(string text) => text.Length <= LongestWords
        && (text[0] is 'K' or 'S' or 'A' or 'B' or 'I' or 'F' or 'C' or '['
            || text.Contains(": line ", StringComparison.Ordinal) || text.Contains("sh: ", StringComparison.Ordinal));

    // bash: "x.sh: line 3: 123 Killed  python3 a.py"; others: the words alone. "Terminated" alone may be a heading of anything.
    [GeneratedRegex(
        @"^(?:[^\s:]+: line \d+: +\d+ |\[\d+\] +\d+ +|\S*sh: \d+: )(?<words>Killed|Segmentation fault|Aborted|Bus error|Illegal instruction|Floating point exception|Terminated|Hangup|CPU time limit exceeded)\b|^(?<words>Killed|Segmentation fault|Aborted|Bus error|Illegal instruction|Floating point exception|CPU time limit exceeded)(?: \(core dumped\))?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex DeathWords();

    [GeneratedRegex(@"(?:terminated with|died with|killed by|ended by) (?:<?(?:Signals\.)?(?<name>SIG[A-Z]+)|(?:signal )?(?:SIG)?(?<number>\d{1,2})\b|signal (?<name>SIG[A-Z]+))", RegexOptions.CultureInvariant)]
    private static partial Regex ChildSignal();

    [GeneratedRegex(@"^\++ Timeout \++$", RegexOptions.CultureInvariant)]
    private static partial Regex TimeoutBanner();

    [GeneratedRegex(@"^(?:  File ""|Current thread |Thread 0x|Extension modules: |Python runtime state: |  \.\.\.|  <no Python frame>)", RegexOptions.CultureInvariant)]
    private static partial Regex CrashDetail();
}
