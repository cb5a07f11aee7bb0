using System.Text.RegularExpressions;

namespace Main2Main.Verification.Logs;

/// <summary>
/// Reads Python tracebacks out of one process's output: chains, exception groups, syntax errors, and tracebacks whose every
/// line carries a logger's prefix. Lines of others in between are tolerated.
/// </summary>
/// <param name="emit">Takes each chain, deepest exception first, and where it began.</param>
internal sealed partial class TracebackReader(Action<IReadOnlyList<RaisedException>, Place> emit)
{
    private const string Header = "Traceback (most recent call last):";
    private const int MaximumForeign = 20;
    private const int MaximumChain = 64;

    private readonly ContextBuffer context = new();
    private readonly ConnectionNotes notes = new();
    private readonly RichBox box = new();
    private readonly List<RaisedException> chain = [];
    private State state;
    private Place? place;
    private string prefix = string.Empty;
    private string? syntaxFile;
    private ChainLink link;
    private ErrorHeadline headline;
    private ErrorHeadline? unusual;
    private int headlineNumber;
    private int foreign;
    private int details;
    private bool adjacent;
    private bool framed;
    private string lastLine = string.Empty;
    private string before = string.Empty;
    private Aftermath aftermath;

    private enum State
    {
        Idle,
        Boxed,
        Frames,
        Trailing,
        Linked,
    }

    /// <summary>Reads one line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="where">Where it stands.</param>
    /// <returns>Whether it is part of a traceback.</returns>
    public bool Accept(LogLine line, Place where)
    {
        var previous = before;
        before = line.Text;
        if (line.Text.EndsWith(Header, StringComparison.Ordinal))
        {
            var start = line.Text[..^Header.Length];
            Start(start, where with { IsBenign = BenignTraceback.Is(previous, start) });
            context.Add(Header);
            return true;
        }

        if (box.TryOpen(line.Text, out var margin))
        {
            Start(margin, where);
            state = State.Boxed;
            context.Add(Header);
            return true;
        }

        if (state == State.Idle)
        {
            return line.Text.Contains("File \"", StringComparison.Ordinal) && StartsSyntaxError(line.Text, where);
        }

        var text = WithoutPrefix(line.Text);
        return state switch
        {
            State.Boxed => ReadBoxed(text),
            State.Frames => ReadFrame(text, line.Number),
            State.Trailing => ReadTrailing(text, line),
            _ => Tolerate(text),
        };
    }

    /// <summary>The process says no more about what it was saying.</summary>
    public void Flush()
    {
        EndException();
        if (chain.Count > 0)
        {
            emit([.. chain], place! with { Aftermath = aftermath, Notes = notes });
        }

        chain.Clear();
        notes.Clear();
        (state, aftermath) = (State.Idle, Aftermath.Silence);
    }

    private void Start(string before, Place where)
    {
        if (state == State.Linked)
        {
            foreign = 0;
        }
        else
        {
            var goesOn = state == State.Trailing && aftermath == Aftermath.Silence && place!.Scope == where.Scope && place.Stretch == where.Stretch
                && place.Invocation == where.Invocation;
            aftermath = goesOn ? Aftermath.Traceback : aftermath;
            Flush();
            link = ChainLink.None;
        }

        place = chain.Count == 0 ? where : place;
        prefix = before;
        Reset();
    }

    private void Reset()
    {
        context.Clear();
        (state, syntaxFile, unusual, foreign, lastLine) = (State.Frames, null, null, 0, string.Empty);
    }

    private bool StartsSyntaxError(string text, Place where)
    {
        if (!FileLine().IsMatch(text))
        {
            return false;
        }

        notes.Clear();
        (place, prefix, link) = (where, string.Empty, ChainLink.None);
        Reset();
        return ReadFrame(text, 0);
    }

    // Rich draws a box around the frames; below it the error stands as ever.
    private bool ReadBoxed(string text)
    {
        if (box.Read(text) is not { } inner)
        {
            state = box.IsClosed ? State.Frames : state;
            return box.IsClosed || Tolerate(text);
        }

        context.Add(inner);
        notes.Accept(inner);
        return true;
    }

    private bool ReadFrame(string text, int number)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        if (text[0] is ' ' or '\t')
        {
            foreign = 0;
            context.Add(text);
            notes.Accept(text);
            lastLine = text;
            syntaxFile = !text.Contains("File \"", StringComparison.Ordinal) ? syntaxFile : FileLine()
                .Match(text) is { Success: true } match ? match.Groups["file"].Value : syntaxFile;
            return true;
        }

        if (ErrorHeadline.TryParse(text, out var found))
        {
            context.Add(text);
            (headline, headlineNumber, details, adjacent, foreign, state) = (found, number, LogText.DetailLines(found.Message), true, 0, State.Trailing);
            framed = false;
            box.Wraps(text);
            return true;
        }

        if (unusual is null && foreign == 0 && ErrorHeadline.TryParseUnusual(text, out var other))
        {
            (unusual, headlineNumber) = (other, number);
            context.Add(text);
        }

        return Tolerate(text);
    }

    private bool ReadTrailing(string text, LogLine line)
    {
        if (ChainLinkLine.Of(text) is var found && found != ChainLink.None)
        {
            EndException();
            aftermath = Aftermath.Silence;
            (link, foreign, state) = (found, 0, State.Linked);
            return true;
        }

        var blank = string.IsNullOrWhiteSpace(text);
        if ((box.Wraps(text) | details > 0) && !blank)
        {
            details = Math.Max(0, details - 1);
            headline = headline with { Message = $"{headline.Message}{box.Joint}{text.Trim()}".Trim() };
            context.Add(text);
            return true;
        }

        if (framed && !blank && text[0] is not (' ' or '\t') && ErrorHeadline.TryParse(text, out var wrapped))
        {
            EndWrapped(wrapped, line.Number);
            return true;
        }

        adjacent &= !blank && text[0] is ' ' or '\t';
        if (adjacent)
        {
            context.Add(text);
            framed |= text.Contains("File \"", StringComparison.Ordinal);
        }
        else if (ProcessLife.GoesOn(text) || text.Contains(ProcessDeath.FatalError + ": ", StringComparison.Ordinal))
        {
            aftermath = Aftermath.Progress;
        }
        else if (aftermath < Aftermath.Output && line.Channel.Length == 0 && ProcessLife.IsSomething(text))
        {
            aftermath = Aftermath.Output;
        }

        return adjacent | Tolerate(text);
    }

    // Ray shows a task's error with its frames below the headline of the error that carries it.
    private void EndWrapped(ErrorHeadline wrapped, int number)
    {
        context.Add(wrapped.Message.Length == 0 ? wrapped.Type : $"{wrapped.Type}: {wrapped.Message}");
        if (chain.Count < MaximumChain)
        {
            chain.Add(new RaisedException { Type = wrapped.Type, Message = wrapped.Message, LineNumber = number, Context = context.ToList(), Link = link, IsQuoted = true });
        }

        (framed, adjacent) = (false, true);
    }

    private bool Tolerate(string text)
    {
        foreign++;
        if (foreign > MaximumForeign)
        {
            Flush();
        }

        return string.IsNullOrWhiteSpace(text);
    }

    private void EndException()
    {
        var found = state == State.Trailing ? headline : state == State.Frames ? unusual : null;
        if (found is { } error && chain.Count < MaximumChain)
        {
            chain.AddRange(QuotedTraceback.Read(error.Message, headlineNumber).Select(quoted => quoted.AsQuoted()));
            chain.Add(new RaisedException
            {
                Type = error.Type,
                Message = error.Message,
                LineNumber = headlineNumber,
                Context = context.ToList(),
                SyntaxFile = error.Type is "SyntaxError" or "IndentationError" or "TabError" ? syntaxFile : null,
                Link = link,
                IsAboutExit = ExitJudgement.IsOne(error, string.Empty, lastLine),
            });
        }

        unusual = null;
    }

    // A logger's prefix holds the time, so figures may differ.
    private string WithoutPrefix(string text) => prefix.Length == 0 ? text : text[PrefixMatch.Length(prefix, text)..];

    // Only the frame of a file that does not parse has no function.
    [GeneratedRegex(@"^\s*File ""(?<file>[^""]+)"", line \d+\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex FileLine();
}
