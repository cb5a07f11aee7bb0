namespace Main2Main.Verification.Logs;

/// <summary>Reads a failed example of a doctest: what was expected and what came.</summary>
internal sealed class DoctestReader
{
    /// <summary>The type given to an example that gave something else.</summary>
    public const string Failure = "DocTestFailure";

    private const int MostLines = 20;

    private readonly List<string> lines = [];
    private bool expects;

    public void Clear()
    {
        lines.Clear();
        expects = false;
    }

    /// <summary>Reads a line of the report.</summary>
    /// <param name="line">The line.</param>
    /// <returns>What failed, on the line that ends the example; null on all others.</returns>
    public ErrorHeadline? Accept(LogLine line)
    {
        if (line.Text is "Expected:" or "Expected nothing" || line.Text.StartsWith("Differences (", StringComparison.Ordinal))
        {
            lines.Clear();
            expects = true;
        }

        if (!expects)
        {
            return null;
        }

        if (line.Text.Trim().Length > 0 && line.Text[0] is not '*' && !line.Text.EndsWith(Failure, StringComparison.Ordinal))
        {
            if (lines.Count < MostLines)
            {
                lines.Add(line.Text.Trim());
            }

            return null;
        }

        expects = false;
        return new ErrorHeadline(Failure, LogText.Cut(string.Join(' ', lines), LogText.MaximumPayload));
    }
}
