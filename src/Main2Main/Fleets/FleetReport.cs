namespace Main2Main.Fleets;

/// <summary>What the upstream's changes break in each of many downstreams: fleet.json.</summary>
public sealed record FleetReport
{
    /// <summary>The version of this artifact's form.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The version of the form: it goes up when a field changes its meaning, not when one is added.</summary>
    public int SchemaVersion { get; init; } = CurrentSchema;

    /// <summary>The downstreams, in the order of the list.</summary>
    public required IReadOnlyList<FleetDownstream> Downstreams { get; init; }

    /// <summary>The changes that break something, or are likely to, those first that meet most downstreams.</summary>
    public required IReadOnlyList<FleetChange> Changes { get; init; }
}
