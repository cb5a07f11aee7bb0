namespace Main2Main.Verification.Logs;

/// <summary>Reads the box that the library rich draws around a traceback's frames, in lines or in plain letters.</summary>
internal sealed class RichBox
{
    private const string Title = " Traceback (most recent call last) ";

    private int width;
    private int wraps;

    /// <summary>Whether the box's lower edge was read.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>What stood between the parts of a message that was wrapped: nothing where a word had to be cut.</summary>
    public string Joint { get; private set; } = " ";

    /// <summary>Looks for the upper edge.</summary>
    /// <param name="text">A line.</param>
    /// <param name="margin">What stands left of it.</param>
    /// <returns>Whether the line is one.</returns>
    public bool TryOpen(string text, out string margin)
    {
        margin = string.Empty;
        var title = text.Contains("Traceback (", StringComparison.Ordinal) ? text.IndexOf(Title, StringComparison.Ordinal) : -1;
        var corner = title < 0 ? -1 : text.AsSpan(0, title).LastIndexOfAny("╭┌┏+");
        if (corner < 0 || text.AsSpan(corner + 1, title - corner - 1).ContainsAnyExcept("─━-"))
        {
            return false;
        }

        margin = text[..corner];
        (IsClosed, wraps, width) = (false, 0, text.TrimEnd().Length - corner);
        return true;
    }

    /// <summary>Reads a line of the box.</summary>
    /// <param name="text">The line.</param>
    /// <returns>What stands in it, a frame as pytest writes places; null for the lower edge and for lines of others.</returns>
    public string? Read(string text)
    {
        var line = text.Trim();
        IsClosed = line.Length > 1 && line[0] is '╰' or '└' or '┗' or '+';
        if (IsClosed || line.Length < 2 || line[0] is not ('│' or '┃' or '|'))
        {
            return null;
        }

        var inner = line.Trim('│', '┃', '|').Trim();
        var name = inner.LastIndexOf(" in ", StringComparison.Ordinal);
        var isFrame = name > 0 && char.IsAsciiDigit(inner[name - 1]) && inner.Contains(".py:", StringComparison.Ordinal);
        return isFrame ? $"{inner[..name]}:{inner[name..]}" : $"    {inner}";
    }

    /// <summary>Whether a line below the box goes on on the next one, since rich wraps at the box's width; false where no box was drawn.</summary>
    /// <param name="text">The line.</param>
    /// <returns>Whether it belongs to a message that was wrapped before it.</returns>
    public bool Wraps(string text)
    {
        var (wrapped, first) = (wraps, text.AsSpan().Trim().IndexOf(' ') is > 0 and var end ? end : text.Length);
        var belongs = wrapped > 0 && wrapped + 1 + first > width && text.Length > 0 && text[0] is not (' ' or '╭');
        wraps = IsClosed && (belongs || wrapped == 0) ? text.TrimEnd().Length : 0;
        IsClosed &= wraps > 0;
        Joint = belongs && wrapped >= width ? string.Empty : " ";
        return belongs;
    }
}
