namespace Main2Main.Impact;

/// <summary>How surely a finding needs a person.</summary>
public enum ImpactSeverity
{
    /// <summary>The downstream code raises, or cannot be imported.</summary>
    Breaks,

    /// <summary>The downstream code probably behaves wrongly.</summary>
    Likely,

    /// <summary>The downstream code stands on something that changed.</summary>
    Review,
}
