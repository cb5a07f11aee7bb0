namespace Main2Main.Cadence;

/// <summary>cadence.json: what the last runs came to, as far as the next one and those who are told need it.</summary>
public sealed record CadenceState
{
    /// <summary>Whether the last run that ended was red; null before the first one.</summary>
    public bool? Red { get; init; }

    /// <summary>How many runs in a row were red.</summary>
    public int RedRuns { get; init; }

    /// <summary>When the last red run ended.</summary>
    public DateTimeOffset? RedAt { get; init; }

    /// <summary>
    /// What decided about it: the downstream's HEAD, its target and what is configured, as a digest. As long as it is the same, nobody has touched
    /// anything.
    /// </summary>
    public string? RedDigest { get; init; }

    /// <summary>The run that was counted last, with its attempt.</summary>
    public string? Counted { get; init; }

    /// <summary>The pause that was told last.</summary>
    public string? ToldPause { get; init; }

    /// <summary>The commit whose merge was told last.</summary>
    public string? ToldMerge { get; init; }

    /// <summary>Changes that could not be told yet, oldest first.</summary>
    public IReadOnlyList<ChangeNotice> Untold { get; init; } = [];
}
