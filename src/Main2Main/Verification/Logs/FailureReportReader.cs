using System.Text.RegularExpressions;

namespace Main2Main.Verification.Logs;

/// <summary>Reads pytest's report of one failure: the lines marked E, the place lines, and the chain between them.</summary>
/// <param name="emit">Takes the chain, deepest exception first, and where it began.</param>
internal sealed partial class FailureReportReader(Action<IReadOnlyList<RaisedException>, Place> emit)
{
    private const int MaximumChain = 64;

    private readonly ContextBuffer context = new();
    private readonly List<RaisedException> chain = [];
    private Place? place;
    private ErrorHeadline? headline;
    private string? untyped;
    private string? syntaxFile;
    private ChainLink link;
    private int headlineNumber;
    private int details;

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
            emit([.. chain], place!);
        }

        chain.Clear();
        context.Clear();
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
        if (line.Text.Length > 0 && line.Text[0] == 'E' && (line.Text.Length == 1 || line.Text[1] == ' '))
        {
            ReadMarked(line.Text[1..].Trim(), line.Number);
            return true;
        }

        if (PlaceLine().Match(line.Text) is { Success: true } match)
        {
            ReadPlace(match, line.Number);
        }

        return false;
    }

    private void ReadPlace(Match match, int number)
    {
        place!.Scope?.AddPath(match.Groups["file"].Value);
        if (headline is null && untyped is not null && match.Groups["type"] is { Success: true, Value: var type })
        {
            (headline, headlineNumber) = (new ErrorHeadline(type, untyped), number);
        }
    }

    private void ReadMarked(string text, int number)
    {
        if (headline is { } known)
        {
            if (details > 0 && text.Length > 0)
            {
                details--;
                headline = known with { Message = $"{known.Message} {text}".Trim() };
            }

            return;
        }

        if (Recognise(text) is { } found)
        {
            (headline, headlineNumber, details) = (found, number, LogText.DetailLines(found.Message));
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

    private static ErrorHeadline? Recognise(string text)
    {
        if (text.StartsWith("assert ", StringComparison.Ordinal))
        {
            return new ErrorHeadline("AssertionError", text);
        }

        if (text.StartsWith("fixture '", StringComparison.Ordinal))
        {
            return new ErrorHeadline("FixtureLookupError", text);
        }

        return ErrorHeadline.TryParse(text, out var found) ? found : null;
    }

    private void EndException()
    {
        if (headline is { } error && chain.Count < MaximumChain)
        {
            chain.Add(new RaisedException
            {
                Type = error.Type,
                Message = error.Message,
                LineNumber = headlineNumber,
                Context = context.ToList(),
                SyntaxFile = syntaxFile,
                Link = link,
            });
        }

        (headline, untyped, syntaxFile, details) = (null, null, null, 0);
    }

    [GeneratedRegex(@"^(?<file>[^\s:][^:]*\.py):\d+: ?(?:in .*|(?<type>[A-Za-z_][\w.]*))?$", RegexOptions.CultureInvariant)]
    private static partial Regex PlaceLine();

    [GeneratedRegex(@"^File ""(?<file>[^""]+)"", line \d+$", RegexOptions.CultureInvariant)]
    private static partial Regex SyntaxPlace();
}
