namespace Main2Main.Fleets;

/// <summary>How one downstream of a fleet stands.</summary>
public sealed record FleetDownstream
{
    /// <summary>Its name in the list.</summary>
    public required string Name { get; init; }

    /// <summary>The downstream commit that was looked at; null where it could not be told.</summary>
    public string? DownstreamCommit { get; init; }

    /// <summary>The upstream commit before its range: its pin, unless another was asked for.</summary>
    public string? UpstreamBase { get; init; }

    /// <summary>The upstream commit at the range's end.</summary>
    public string? UpstreamTarget { get; init; }

    /// <summary>How many commits the range has.</summary>
    public int CommitCount { get; init; }

    /// <summary>Findings that break something.</summary>
    public int Breaks { get; init; }

    /// <summary>Findings that are likely to.</summary>
    public int Likely { get; init; }

    /// <summary>Findings to look at.</summary>
    public int Review { get; init; }

    /// <summary>Its files with findings.</summary>
    public int Files { get; init; }

    /// <summary>How long its analysis took, in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>Its whole report, impact.json; null where there is none.</summary>
    public string? Report { get; init; }

    /// <summary>Why nothing could be told; null where it was.</summary>
    public string? Problem { get; init; }
}
