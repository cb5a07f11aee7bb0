namespace Main2Main.Impact.Heads;

/// <summary>What an open request of the upstream would break here.</summary>
public sealed record RequestHead
{
    /// <summary>The ref.</summary>
    public required string Ref { get; init; }

    /// <summary>Its commit.</summary>
    public required string Head { get; init; }

    /// <summary>Where it parts from the target; null when the two have nothing in common.</summary>
    public string? MergeBase { get; init; }

    /// <summary>The first line of the newest commit's message.</summary>
    public required string Subject { get; init; }

    /// <summary>How many commits it has.</summary>
    public int CommitCount { get; init; }

    /// <summary>How many findings break something for certain.</summary>
    public int Breaks { get; init; }

    /// <summary>How many change what a use gets or does.</summary>
    public int Likely { get; init; }

    /// <summary>How many may matter.</summary>
    public int Review { get; init; }

    /// <summary>The downstream files that it reaches, the surest first.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The surest finding, with its place; null when there is none.</summary>
    public string? First { get; init; }

    /// <summary>Why nothing could be said; null when something could.</summary>
    public string? Problem { get; init; }
}
