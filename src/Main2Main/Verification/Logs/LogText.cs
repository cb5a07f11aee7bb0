namespace Main2Main.Verification.Logs;

/// <summary>Small questions about text of logs.</summary>
internal static class LogText
{
    /// <summary>The longest payload that a summary carries. Source: the original script's contract.</summary>
    public const int MaximumPayload = 1200;

    /// <summary>The longest line that an error's context holds.</summary>
    public const int MaximumContextLine = 1000;

    /// <summary>Shortens a text, never through the middle of a letter.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The most characters that are kept.</param>
    /// <returns>The text or its beginning.</returns>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        return char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
    }

    /// <summary>Whether a message only announces what the next lines say.</summary>
    /// <param name="message">The message's first line.</param>
    /// <returns>How many more lines belong to it.</returns>
    public static int DetailLines(string message)
    {
        if (message.Contains(" validation error", StringComparison.Ordinal))
        {
            return 2;
        }

        return message.Length == 0 || message.EndsWith(':') ? 1 : 0;
    }
}
