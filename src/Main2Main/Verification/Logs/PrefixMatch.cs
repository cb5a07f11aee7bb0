namespace Main2Main.Verification.Logs;

/// <summary>Compares what stands before a line's text with what stood before another one.</summary>
internal static class PrefixMatch
{
    /// <summary>How much of a text is the prefix, whatever figures it holds: times and counters change, and may grow longer.</summary>
    /// <param name="prefix">The prefix as one line had it.</param>
    /// <param name="text">Another line.</param>
    /// <returns>The length; 0 when the text begins otherwise.</returns>
    public static int Length(string prefix, string text)
    {
        var (at, index) = (0, 0);
        while (index < prefix.Length)
        {
            if (at == text.Length)
            {
                // Whoever puts the prefix there may trim the blanks at the end of an empty line.
                return prefix.AsSpan(index).IsWhiteSpace() ? at : 0;
            }

            // Figures may be padded with blanks.
            var (figure, other) = (AfterBlanks(prefix, index), AfterBlanks(text, at));
            if (figure < prefix.Length && other < text.Length && char.IsAsciiDigit(prefix[figure]) && char.IsAsciiDigit(text[other]))
            {
                (index, at) = (AfterDigits(prefix, figure), AfterDigits(text, other));
            }
            else if (prefix[index++] != text[at++])
            {
                return 0;
            }
        }

        return at;
    }

    private static int AfterBlanks(string text, int index)
    {
        while (index < text.Length && text[index] == ' ')
        {
            index++;
        }

        return index;
    }

    private static int AfterDigits(string text, int index)
    {
        while (index < text.Length && char.IsAsciiDigit(text[index]))
        {
            index++;
        }

        return index;
    }
}
