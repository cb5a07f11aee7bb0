namespace Main2Main.Verification.Logs;

/// <summary>One exception as a log shows it.</summary>
internal sealed class RaisedException
{
    /// <summary>The line number of an exception that only another report than the log shows.</summary>
    public const int NotInLog = -1;

    private const int MaximumMessage = 2000;

    public required string Type { get; init; }

    public required string Message
    {
        get;
        init => field = LogText.Cut(value, MaximumMessage);
    }

    /// <summary>The line of its headline, from 0; <see cref="NotInLog"/> where the log does not show it.</summary>
    public required int LineNumber { get; init; }

    public required IReadOnlyList<string> Context { get; init; }

    /// <summary>The file that does not parse, of a syntax error.</summary>
    public string? SyntaxFile { get; init; }

    /// <summary>How the exception before it in the chain led to it.</summary>
    public ChainLink Link { get; init; }

    /// <summary>Whether it only judges how another process ended.</summary>
    public bool IsAboutExit { get; init; }

    /// <summary>What its chain tells of a connection; null where it was not asked, or of an error that no connection can excuse.</summary>
    public ConnectionTrace? Connection { get; private init; }

    /// <summary>Whether it was read out of another exception's message.</summary>
    public bool IsQuoted { get; init; }

    public bool IsInLog => LineNumber != NotInLog;

    public string Headline => Message.Length == 0 ? Type : $"{Type}: {Message}";

    public string Signature =>
        ErrorSignature.Of(Type, SyntaxFile is null || Message.Contains(SyntaxFile, StringComparison.Ordinal) ? Message : $"{Message} ({SyntaxFile})");

    /// <summary>The same exception as the message of another one quotes it.</summary>
    /// <returns>A copy.</returns>
    public RaisedException AsQuoted() => Copy(isQuoted: true, Connection);

    /// <summary>The same exception with what its chain tells.</summary>
    /// <param name="connection">What it tells.</param>
    /// <returns>A copy.</returns>
    public RaisedException With(ConnectionTrace connection) => Copy(IsQuoted, connection);

    private RaisedException Copy(bool isQuoted, ConnectionTrace? connection) => new()
    {
        Type = Type,
        Message = Message,
        LineNumber = LineNumber,
        Context = Context,
        SyntaxFile = SyntaxFile,
        Link = Link,
        IsAboutExit = IsAboutExit,
        IsQuoted = isQuoted,
        Connection = connection,
    };
}
