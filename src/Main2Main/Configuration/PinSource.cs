namespace Main2Main.Configuration;

/// <summary>One place in the downstream where a value is recorded.</summary>
public sealed record PinSource
{
    /// <summary>The file, relative to the downstream's root.</summary>
    public required string File { get; init; }

    /// <summary>A regular expression with a group named <c>value</c>; multi-line mode, so ^ and $ match at lines.</summary>
    public required string Pattern { get; init; }
}
