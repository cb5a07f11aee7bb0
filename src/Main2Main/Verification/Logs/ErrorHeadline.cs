using Main2Main.Python;

namespace Main2Main.Verification.Logs;

/// <summary>The line that ends a Python traceback: the exception's type and the first line of its message.</summary>
/// <param name="Type">The type, with its module where Python prints it.</param>
/// <param name="Message">The message; empty when the exception has none.</param>
internal readonly record struct ErrorHeadline(string Type, string Message)
{
    private static readonly string[] TypeEndings =
        ["Error", "Exception", "Warning", "Interrupt", "Exit", "Iteration", "Timeout", "Expired", "Group", "error", "exception", "timeout"];

    private static readonly string[] LogLevels = ["Warning", "warning", "error", "Error", "exception", "Exception", "timeout", "Timeout"];

    /// <summary>Reads a headline. Names are judged by how Python prints them: built-in ones end as exceptions do, others carry their module.</summary>
    /// <param name="text">The line.</param>
    /// <param name="headline">What it says.</param>
    /// <returns>Whether it is a headline.</returns>
    public static bool TryParse(string text, out ErrorHeadline headline)
    {
        headline = default;
        return TryCut(text, out var type, out var message) && IsException(type, hasMessage: message is not null) && Set(type, message, out headline);
    }

    /// <summary>Reads a headline of an exception whose name says nothing: any capitalised name and a message.</summary>
    /// <param name="text">The line.</param>
    /// <param name="headline">What it says.</param>
    /// <returns>Whether it may be a headline.</returns>
    public static bool TryParseUnusual(string text, out ErrorHeadline headline)
    {
        headline = default;
        return TryCut(text, out var type, out var message) && message is not null && char.IsAsciiLetterUpper(type[0])
            && type.Any(char.IsAsciiLetterLower) && Set(type, message, out headline);
    }

    /// <summary>Reads a headline as pytest's reports write it, which leave the type out where their own words tell it.</summary>
    /// <param name="text">The line.</param>
    /// <param name="headline">What it says.</param>
    /// <returns>Whether it is a headline.</returns>
    public static bool TryParseReported(string text, out ErrorHeadline headline)
    {
        if (text.StartsWith("assert ", StringComparison.Ordinal))
        {
            return Set("AssertionError", text, out headline);
        }

        return text.StartsWith("fixture '", StringComparison.Ordinal) ? Set("FixtureLookupError", text, out headline) : TryParse(text, out headline);
    }

    private static bool Set(string type, string? message, out ErrorHeadline headline)
    {
        headline = new ErrorHeadline(type, (message ?? string.Empty).Trim());
        return true;
    }

    private static bool TryCut(string text, out string type, out string? message)
    {
        (type, message) = (string.Empty, null);
        if (text.Length == 0 || !(char.IsAsciiLetter(text[0]) || text[0] == '_'))
        {
            return false;
        }

        var end = 0;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '.' or '<' or '>' or '(' or ')'))
        {
            end++;
        }

        type = text[..end];
        if (end == text.Length || string.IsNullOrWhiteSpace(text[end..]))
        {
            return true;
        }

        var isMessage = text[end] == ':' && (end + 1 == text.Length || text[end + 1] == ' ');
        message = isMessage ? text[(end + 1)..] : null;
        return isMessage;
    }

    private static bool IsException(string type, bool hasMessage)
    {
        var name = DottedName.Last(type);
        if (name.Length == 0)
        {
            return false;
        }

        var dotted = name.Length < type.Length;
        var ends = TypeEndings.Any(ending => (name.EndsWith(ending, StringComparison.Ordinal) && (dotted || !LogLevels.Contains(name)))
            || name.EndsWith(ending + ")", StringComparison.Ordinal));
        return ends || (dotted && char.IsAsciiLetterUpper(name[0])) || (hasMessage && name is "Failed");
    }
}
