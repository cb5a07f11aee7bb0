using Main2Main.Impact.Usage;
using Main2Main.Python;

namespace Main2Main.Impact.Findings;

/// <summary>A usage that a change touches.</summary>
/// <param name="Site">The usage.</param>
/// <param name="Change">The change.</param>
/// <param name="Severity">How surely a person is needed.</param>
/// <param name="Why">What does not fit, in words; null when nothing is known to clash.</param>
internal sealed record Match(UsageSite Site, ContractChange Change, ImpactSeverity Severity, string? Why = null)
{
    /// <summary>How much of the downstream's own function is the upstream's old code, 0 to 1; 0 without one.</summary>
    public double Similarity { get; init; }

    /// <summary>How much of the code that the range took out of the upstream's function is in the downstream's own, 0 to 1.</summary>
    public double Carried { get; init; }
}
