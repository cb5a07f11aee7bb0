namespace Main2Main.Guide;

/// <summary>Follows fenced code blocks through a Markdown text, line by line.</summary>
internal sealed class CodeFence
{
    private const int ShortestFence = 3;
    private char mark;
    private int length;

    /// <summary>Takes the next line.</summary>
    /// <param name="line">The line.</param>
    /// <returns>Whether it belongs to a code block, the fences themselves included.</returns>
    public bool Holds(string line)
    {
        var text = line.AsSpan().Trim();
        var run = text.Length > 0 && text[0] is '`' or '~' ? text.Length - text.TrimStart(text[0]).Length : 0;
        if (length == 0)
        {
            // A backtick after the opening run makes it inline code.
            var opens = run >= ShortestFence && !(text[0] == '`' && text[run..].Contains('`'));
            (mark, length) = opens ? (text[0], run) : default;
            return opens;
        }

        if (run >= length && text[0] == mark && run == text.Length)
        {
            length = 0;
        }

        return true;
    }
}
