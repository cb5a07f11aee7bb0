namespace Main2Main.Verification.Logs;

/// <summary>Gathers the lines of a traceback that a message of several lines quotes, without what pytest puts before them.</summary>
internal sealed class QuoteLines
{
    private const int MaximumQuote = 400;
    private const string Frame = "File \"";
    private const int FrameIndent = 2;

    private readonly List<string> lines = [];
    private int? indent;

    /// <summary>The quote, from its header on; empty without one.</summary>
    public IReadOnlyList<string> Lines => lines;

    public void Clear()
    {
        lines.Clear();
        indent = null;
    }

    /// <summary>Takes a line of the message. Ray quotes frames without their header.</summary>
    /// <param name="text">The line, without the mark.</param>
    public void Accept(string text)
    {
        var inner = text.AsSpan().TrimStart();
        var isFrame = inner.StartsWith(Frame);
        if (lines.Count == 0)
        {
            if (QuotedTraceback.BeginsOn(text))
            {
                lines.Add(text.Trim());
                return;
            }

            if (!isFrame || !text.Contains(", in ", StringComparison.Ordinal))
            {
                return;
            }

            lines.Add(QuotedTraceback.Header);
        }

        // The first frame tells how deep the quote stands.
        indent ??= isFrame ? Math.Max(0, text.Length - inner.Length - FrameIndent) : null;
        if (lines.Count < MaximumQuote)
        {
            lines.Add(indent is { } depth ? text[Math.Min(depth, text.Length - inner.Length)..] : text);
        }
    }
}
