namespace Main2Main.Configuration;

/// <summary>A place where the downstream records another upstream: it is reported and never moved.</summary>
public sealed record OtherPin
{
    /// <summary>What is pinned there, for reports.</summary>
    public required string Name { get; init; }

    /// <summary>The file, relative to the downstream's root.</summary>
    public required string File { get; init; }

    /// <summary>A regular expression with a group named <c>value</c>; multi-line mode, so ^ and $ match at lines.</summary>
    public required string Pattern { get; init; }
}
