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
    private Aftermath aftermath;

    private enum State
    {
        Idle,
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
        if (line.Text.EndsWith(Header, StringComparison.Ordinal))
        {
            Start(line.Text[..^Header.Length], where);
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
            State.Frames => ReadFrame(text, line.Number),
            State.Trailing => ReadTrailing(text, line.Channel),
            _ => Tolerate(text),
        };
    }

    /// <summary>The process says no more about what it was saying.</summary>
    public void Flush()
    {
        EndException();
        if (chain.Count > 0)
        {
            emit([.. chain], place! with { Aftermath = aftermath });
        }

        chain.Clear();
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
        (state, syntaxFile, unusual, foreign) = (State.Frames, null, null, 0);
    }

    private bool StartsSyntaxError(string text, Place where)
    {
        if (!FileLine().IsMatch(text))
        {
            return false;
        }

        (place, prefix, link) = (where, string.Empty, ChainLink.None);
        Reset();
        return ReadFrame(text, 0);
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
            syntaxFile = FileLine().Match(text) is { Success: true } match ? match.Groups["file"].Value : syntaxFile;
            return true;
        }

        if (ErrorHeadline.TryParse(text, out var found))
        {
            context.Add(text);
            (headline, headlineNumber, details, adjacent, foreign, state) = (found, number, LogText.DetailLines(found.Message), true, 0, State.Trailing);
            return true;
        }

        if (unusual is null && foreign == 0 && ErrorHeadline.TryParseUnusual(text, out var other))
        {
            (unusual, headlineNumber) = (other, number);
            context.Add(text);
        }

        return Tolerate(text);
    }

    private bool ReadTrailing(string text, string channel)
    {
        if (ChainLinkLine.Of(text) is var found && found != ChainLink.None)
        {
            EndException();
            aftermath = Aftermath.Silence;
            (link, foreign, state) = (found, 0, State.Linked);
            return true;
        }

        var blank = string.IsNullOrWhiteSpace(text);
        if (details > 0 && !blank)
        {
            details--;
            headline = headline with { Message = $"{headline.Message} {text.Trim()}".Trim() };
            context.Add(text);
            return true;
        }

        adjacent &= !blank && text[0] is ' ' or '\t';
        if (adjacent)
        {
            context.Add(text);
        }
        else if (ProcessLife.GoesOn(text))
        {
            aftermath = Aftermath.Progress;
        }
        else if (aftermath == Aftermath.Silence && channel.Length == 0 && ProcessLife.IsSomething(text))
        {
            aftermath = Aftermath.Output;
        }

        return adjacent | Tolerate(text);
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
            });
        }

        unusual = null;
    }

    private string WithoutPrefix(string text)
    {
        if (prefix.Length == 0 || text.Length < prefix.Length)
        {
            return text;
        }

        // A logger's prefix holds the time, so figures may differ.
        for (var index = 0; index < prefix.Length; index++)
        {
            if (text[index] != prefix[index] && !(char.IsAsciiDigit(text[index]) && char.IsAsciiDigit(prefix[index])))
            {
                return text;
            }
        }

        return text[prefix.Length..];
    }

    // Only the frame of a file that does not parse has no function.
    [GeneratedRegex(@"^\s*File ""(?<file>[^""]+)"", line \d+\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex FileLine();
}
