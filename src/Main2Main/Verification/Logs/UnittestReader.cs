namespace Main2Main.Verification.Logs;

/// <summary>Follows the report that unittest prints after its tests.</summary>
internal sealed class UnittestReader
{
    private const string UnexpectedSuccess = "UNEXPECTED SUCCESS: ";

    private bool separated;
    private bool counted;

    /// <summary>The test whose failure is being reported; null outside the report.</summary>
    public TestScope? Scope { get; private set; }

    /// <summary>Whether what follows is output of that test, which unittest keeps with <c>--buffer</c>.</summary>
    public bool IsCaptured { get; private set; }

    public void Close() => (Scope, separated, counted, IsCaptured) = (null, false, false, false);

    /// <summary>Reads one line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="invocation">Where failures go.</param>
    /// <returns>Whether it is the report's structure.</returns>
    public bool Accept(LogLine line, Invocation invocation)
    {
        var wasSeparated = separated;
        separated = SuiteLines.IsSeparator(line.Text);
        if (wasSeparated && SuiteLines.UnittestHeading().Match(line.Text) is { Success: true } match)
        {
            var id = UnittestName.ToId(match.Groups["name"].Value, match.Groups["id"].Value);
            (Scope, IsCaptured) = (new TestScope { Id = id }, false);
            invocation.AddFailure(
                new FailedTest(
                    id,
                    line.Number,
                    line.Text,
                    line.Text.StartsWith(UnexpectedSuccess, StringComparison.Ordinal) ? $"{RunnerEnd.UnexpectedPass}: unexpected success" : null));
            return true;
        }

        IsCaptured |= Scope is not null && line.Text is "Stdout:" or "Stderr:";
        if (SuiteLines.UnittestEnd().IsMatch(line.Text))
        {
            (Scope, counted, IsCaptured) = (null, true, false);
            return true;
        }

        return counted && ReadResult(line.Text, invocation);
    }

    private bool ReadResult(string text, Invocation invocation)
    {
        var passed = text == "OK" || text.StartsWith("OK (", StringComparison.Ordinal);
        if (!passed && !text.StartsWith("FAILED (", StringComparison.Ordinal))
        {
            return false;
        }

        counted = false;
        invocation.EndSession(passed);
        return true;
    }
}
