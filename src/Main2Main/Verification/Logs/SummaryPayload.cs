namespace Main2Main.Verification.Logs;

/// <summary>Reads the reason that pytest's summary line gives for a failure.</summary>
internal static class SummaryPayload
{
    private const string Cut = "...";

    /// <summary>Reads a failed test's reason.</summary>
    /// <param name="test">The test.</param>
    /// <param name="elsewhere">Exceptions of the same invocation that name no test; one of them may be this reason in full.</param>
    /// <returns>The exception; null when the reason names none.</returns>
    public static Occurrence? Read(FailedTest test, IReadOnlyList<Occurrence> elsewhere)
    {
        if (test.Payload is null)
        {
            return null;
        }

        var payload = test.Payload.Replace(@"\n", "\n", StringComparison.Ordinal).Replace(@"\r", "\n", StringComparison.Ordinal);
        if (Quoted(test, payload) is { } quoted)
        {
            return new Occurrence(quoted, Origin.Summary, null);
        }

        var first = payload.Split('\n', 2)[0].Trim();
        if (!ErrorHeadline.TryParse(first, out var headline) && !ErrorHeadline.TryParseUnusual(first, out headline))
        {
            return null;
        }

        var whole = elsewhere.FirstOrDefault(occurrence => occurrence.Origin == Origin.Report && IsSame(occurrence.Root, headline));
        return whole ?? new Occurrence(Error(test, headline), Origin.Summary, null);
    }

    private static bool IsSame(RaisedException error, ErrorHeadline headline) =>
        error.Type == headline.Type
        && (headline.Message.EndsWith(Cut, StringComparison.Ordinal)
            ? error.Message.StartsWith(headline.Message[..^Cut.Length], StringComparison.Ordinal)
            : error.Message == headline.Message);

    // A wrapper's message may quote the traceback of the process that failed.
    private static RaisedException? Quoted(FailedTest test, string payload)
    {
        IReadOnlyList<RaisedException>? chain = null;
        var reader = new TracebackReader((found, _) => chain ??= found);
        var place = new Place(new Invocation(), Origin.Summary, null);
        foreach (var line in payload.Split('\n').Skip(1))
        {
            _ = reader.Accept(new LogLine(test.LineNumber, string.Empty, line), place);
        }

        reader.Flush();
        return chain?.FirstOrDefault(error => !ErrorClassifier.IsConsequence(error));
    }

    private static RaisedException Error(FailedTest test, ErrorHeadline headline) => new()
    {
        Type = headline.Type,
        Message = headline.Message,
        LineNumber = test.LineNumber,
        Context = [LogText.Cut(test.Line, LogText.MaximumContextLine)],
    };
}
