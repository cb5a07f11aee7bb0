namespace Main2Main.Impact.Heads;

/// <summary>What the open requests of the upstream would break here: heads.json.</summary>
public sealed record HeadReport
{
    /// <summary>The version of this artifact's form.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The version of the form: it goes up when a field changes its meaning, not when one is added.</summary>
    public int SchemaVersion { get; init; } = CurrentSchema;

    /// <summary>The pattern that was asked for.</summary>
    public required string Pattern { get; init; }

    /// <summary>The upstream commit that the requests are for.</summary>
    public required string UpstreamTarget { get; init; }

    /// <summary>The downstream commit that was looked at.</summary>
    public required string DownstreamCommit { get; init; }

    /// <summary>The requests, those that break most first.</summary>
    public required IReadOnlyList<RequestHead> Heads { get; init; }
}
