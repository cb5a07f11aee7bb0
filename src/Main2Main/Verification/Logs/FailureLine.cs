namespace Main2Main.Verification.Logs;

/// <summary>Reads failures that pytest gives one line each.</summary>
internal static class FailureLine
{
    /// <summary>Reads a line of the short test summary.</summary>
    /// <param name="line">The line.</param>
    /// <param name="invocation">Where failures go.</param>
    /// <returns>Whether it names a failed test.</returns>
    public static bool AcceptSummary(LogLine line, Invocation invocation)
    {
        line = line with { Text = SubtestName.AsSummary(line.Text) };
        if (!SuiteLines.IsSummary(line.Text) || SuiteLines.MatchSummary(line.Text) is not { Success: true } match)
        {
            return false;
        }

        var payload = match.Groups["payload"] is { Success: true, Value: { Length: > 0 } reason } ? reason : null;
        invocation.AddSummarised(new FailedTest(match.Groups["id"].Value, line.Number, line.Text, payload));
        return true;
    }

    /// <summary>Reads a failure as <c>--tb=line</c> prints it; which test it is of, only the summary tells.</summary>
    /// <param name="line">The line.</param>
    /// <param name="invocation">Where it belongs.</param>
    /// <param name="emit">Takes the exception.</param>
    /// <returns>Whether it names an exception.</returns>
    public static bool AcceptShort(LogLine line, Invocation invocation, Action<IReadOnlyList<RaisedException>, Place> emit)
    {
        if (SuiteLines.OneLineFailure().Match(line.Text) is not { Success: true } match
            || !ErrorHeadline.TryParseReported(match.Groups["error"].Value, out var headline))
        {
            return false;
        }

        var text = LogText.Cut(line.Text, LogText.MaximumContextLine);
        var notes = new ConnectionNotes();
        notes.Accept(match.Groups["file"].Value + ":1:");
        emit(
            [
                .. QuotedTraceback.Read(headline.Message, line.Number).Select(quoted => quoted.AsQuoted()),
                new RaisedException { Type = headline.Type, Message = headline.Message, LineNumber = line.Number, Context = [text] },
            ],
            new Place(invocation, Origin.Report, null) { Notes = notes });
        return true;
    }
}
