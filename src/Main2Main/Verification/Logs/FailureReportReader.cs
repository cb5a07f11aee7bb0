using System.Text.RegularExpressions;

namespace Main2Main.Verification.Logs;

/// <summary>Reads pytest's report of one failure: the lines marked E, the place lines, and the chain between them.</summary>
/// <param name="emit">Takes the chain, deepest exception first, and where it began.</param>
internal sealed partial class FailureReportReader(Action<IReadOnlyList<RaisedException>, Place> emit)
{
    private const int MaximumChain = 64;
    private const string StrictPass = "[XPASS(strict)]";

    private readonly ContextBuffer context = new();
    private readonly List<RaisedException> chain = [];
    private readonly QuoteLines quote = new();
    private readonly ConnectionNotes notes = new();
    private readonly DoctestReader doctest = new();
    private Place? place;
    private ErrorHeadline? headline;
    private string? untyped;
    private string? syntaxFile;
    private ChainLink link;
    private int headlineNumber;
    private int details;
    private bool aboutExit;
    private bool afterPlace;
    private string lastRun = string.Empty;

    public bool IsOpen => place is not null;

    public void Open(Place where, string heading)
    {
        Close();
        (place, link) = (where, ChainLink.None);
        context.Add(heading);
    }

    public void Close()
    {
        EndException();
        if (chain.Count > 0)
        {
            emit([.. chain], place! with { Notes = notes });
        }

        chain.Clear();
        context.Clear();
        notes.Clear();
        place = null;
    }

    /// <summary>Reads a line of the report.</summary>
    /// <param name="line">The line.</param>
    /// <returns>Whether the report's own marks are on it.</returns>
    public bool Accept(LogLine line)
    {
        if (ChainLinkLine.Of(line.Text) is var found && found != ChainLink.None)
        {
            EndException();
            context.Clear();
            link = found;
            return false;
        }

        context.Add(line.Text);
        notes.Accept(line.Text);
        if (line.Text.Length > 0 && line.Text[0] == 'E' && (line.Text.Length == 1 || line.Text[1] == ' '))
        {
            ReadMarked(line.Text[1..].Trim(), line.Number);
            ReadQuote(line.Text[1..]);
            return true;
        }

        if (ReadWhole(line))
        {
            return true;
        }

        lastRun = afterPlace || line.Text.StartsWith('>') ? line.Text : lastRun;
        afterPlace = line.Text.Contains(".py", StringComparison.Ordinal) && PlaceLine().Match(line.Text) is { Success: true } match
            && ReadPlace(match, line.Number);
        return false;
    }

    // Reports that have no line marked E.
    private bool ReadWhole(LogLine line)
    {
        if (line.Text.StartsWith("worker '", StringComparison.Ordinal) && CrashedWorker().Match(line.Text) is { Success: true } crash)
        {
            ReadCrash(crash, line.Number);
            return true;
        }

        if (line.Text.StartsWith(StrictPass, StringComparison.Ordinal))
        {
            (headline, headlineNumber) = (new ErrorHeadline(RunnerEnd.UnexpectedPass, line.Text.Trim()), line.Number);
            return true;
        }

        if (headline is null && doctest.Accept(line) is { } failed)
        {
            (headline, headlineNumber) = (failed, line.Number);
        }

        return false;
    }

    private bool ReadPlace(Match match, int number)
    {
        place!.Scope?.AddPath(match.Groups["file"].Value);
        if (headline is null && untyped is not null && match.Groups["type"] is { Success: true, Value: var type })
        {
            (headline, headlineNumber) = (new ErrorHeadline(type, untyped), number);
        }

        return true;
    }

    // The process that ran the test is gone, so this line is the whole report.
    private void ReadCrash(Match match, int number)
    {
        place!.Scope?.Id = match.Groups["id"].Value;
        (headline, headlineNumber) = (new ErrorHeadline(ProcessDeath.CrashedWorker, match.Value), number);
    }

    // A message of several lines may hold the traceback of another process.
    private void ReadQuote(string text)
    {
        if (headline is not null)
        {
            quote.Accept(text);
        }
    }

    private void ReadMarked(string text, int number)
    {
        if (headline is { } known)
        {
            aboutExit |= ExitJudgement.IsOne(known, text, lastRun);
            if (details > 0 && text.Length > 0 && !QuotedTraceback.BeginsOn(text))
            {
                details--;
                headline = known with { Message = $"{known.Message} {text}".Trim() };
            }

            return;
        }

        if (ErrorHeadline.TryParseReported(text, out var found))
        {
            (headline, headlineNumber, details) = (found, number, LogText.DetailLines(found.Message));
            aboutExit = ExitJudgement.IsOne(found, text, lastRun);
        }
        else if (SyntaxPlace().Match(text) is { Success: true } match)
        {
            syntaxFile = match.Groups["file"].Value;
        }
        else if (syntaxFile is null && text.Length > 0)
        {
            untyped ??= text;
        }
    }

    private void EndException()
    {
        if (headline is { } error && chain.Count < MaximumChain)
        {
            var quoted = quote.Lines.Count > 0 ? QuotedTraceback.Read(quote.Lines, headlineNumber) : QuotedTraceback.Read(error.Message, headlineNumber);
            chain.AddRange(quoted.Select(exception => exception.AsQuoted()));
            chain.Add(new RaisedException
            {
                Type = error.Type,
                Message = error.Message,
                LineNumber = headlineNumber,
                Context = context.ToList(),
                SyntaxFile = syntaxFile,
                Link = link,
                IsAboutExit = aboutExit,
            });
        }

        (headline, untyped, syntaxFile, details, aboutExit, lastRun) = (null, null, null, 0, false, string.Empty);
        quote.Clear();
        doctest.Clear();
    }

    [GeneratedRegex(@"^(?<file>[^\s:][^:]*\.py):\d+: ?(?:in .*|(?<type>[A-Za-z_][\w.()]*))?$|^file (?<file>\S.*\.py), line \d+$", RegexOptions.CultureInvariant)]
    private static partial Regex PlaceLine();

    [GeneratedRegex(@"^worker '\w+' crashed while running '(?<id>.+)'$", RegexOptions.CultureInvariant)]
    private static partial Regex CrashedWorker();

    [GeneratedRegex(@"^File ""(?<file>[^""]+)"", line \d+$", RegexOptions.CultureInvariant)]
    private static partial Regex SyntaxPlace();
}
