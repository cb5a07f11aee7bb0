namespace Main2Main.Verification.Logs;

/// <summary>Reads the reason that pytest's summary line gives for a failure.</summary>
internal static class SummaryPayload
{
    private const string Cut = "...";

    /// <summary>Reads a failed test's reason.</summary>
    /// <param name="test">The test.</param>
    /// <param name="elsewhere">Exceptions of the same invocation that name no test; one of them may be this reason in full.</param>
    /// <param name="claimed">Those of them that other tests' reasons turned out to be: reports and summaries have one order, so of several the next
    /// one is meant.</param>
    /// <returns>The exception; null when the reason names none.</returns>
    public static Occurrence? Read(FailedTest test, IReadOnlyList<Occurrence> elsewhere, HashSet<Occurrence> claimed)
    {
        if (test.Payload is null)
        {
            return null;
        }

        if (QuotedTraceback.Read(test.Payload, test.LineNumber).FirstOrDefault(error => !ErrorClassifier.IsConsequence(error)) is { } quoted)
        {
            return new Occurrence(quoted, Origin.Summary, null);
        }

        var payload = test.Payload.Replace(@"\n", "\n", StringComparison.Ordinal).Replace(@"\r", "\n", StringComparison.Ordinal);
        var first = payload.Split('\n', 2)[0].Trim();
        var whole = elsewhere.Where(occurrence => occurrence.Origin == Origin.Report && IsSame(occurrence.Outermost ?? occurrence.Root.Headline, first))
            .ToList();
        if (whole.Count > 0)
        {
            return whole.Find(claimed.Add) ?? whole[0];
        }

        return ErrorHeadline.TryParse(first, out var headline) || ErrorHeadline.TryParseUnusual(first, out headline)
            ? new Occurrence(Error(test, headline), Origin.Summary, null)
            : null;
    }

    // A line is cut at the terminal's width, in the message or even in the type.
    private static bool IsSame(string headline, string line) =>
        IsBeginning(headline, line) || (line.StartsWith("assert", StringComparison.Ordinal) && IsBeginning(headline, $"AssertionError: {line}"));

    private static bool IsBeginning(string headline, string line) => line.EndsWith(Cut, StringComparison.Ordinal) && line.Length > Cut.Length
        ? headline.StartsWith(line[..^Cut.Length], StringComparison.Ordinal)
        : headline == line;

    private static RaisedException Error(FailedTest test, ErrorHeadline headline) => new()
    {
        Type = headline.Type,
        Message = headline.Message,
        LineNumber = test.LineNumber,
        Context = [LogText.Cut(test.Line, LogText.MaximumContextLine)],
    };
}
