namespace Main2Main.Configuration;

/// <summary>The file that <c>--fleet</c> names.</summary>
internal sealed record FleetList
{
    /// <summary>The upstream checkout; null where the command line names it.</summary>
    public string? Upstream { get; init; }

    /// <summary>The upstream revision that all start at; null for the pin of each.</summary>
    public string? From { get; init; }

    /// <summary>The upstream revision to reach; null for its branch.</summary>
    public string? To { get; init; }

    /// <summary>The words of <c>sbatch</c> by which each downstream is looked at as a task of one array; null where this machine looks at all.</summary>
    public IReadOnlyList<string>? Launcher { get; init; }

    /// <summary>The downstreams.</summary>
    public IReadOnlyList<FleetEntry>? Downstreams { get; init; }
}
