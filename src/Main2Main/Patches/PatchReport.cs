namespace Main2Main.Patches;

/// <summary>What the downstream puts in the upstream's place: patches.json.</summary>
public sealed record PatchReport
{
    /// <summary>The version of this artifact's form.</summary>
    public const int CurrentSchema = 1;

    /// <summary>The version of the form: it goes up when a field changes its meaning, not when one is added.</summary>
    public int SchemaVersion { get; init; } = CurrentSchema;

    /// <summary>The upstream commit before the range.</summary>
    public required string UpstreamBase { get; init; }

    /// <summary>The upstream commit that the patches are held against.</summary>
    public required string UpstreamTarget { get; init; }

    /// <summary>The downstream commit that was looked at.</summary>
    public required string DownstreamCommit { get; init; }

    /// <summary>The patches: those that somebody has to act on first.</summary>
    public required IReadOnlyList<UpstreamPatch> Patches { get; init; }
}
