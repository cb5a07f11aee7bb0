using System.Text.Json.Serialization;

namespace Main2Main.Verification;

/// <summary>What the Python processes of a suite imported: the proof that it tested the two checkouts.</summary>
/// <param name="Upstream">The upstream's package.</param>
/// <param name="Downstream">The downstream's package.</param>
public sealed record SuiteWitness(WitnessedPackage Upstream, WitnessedPackage Downstream)
{
    /// <summary>Why the suite's result counts for nothing; null when nothing speaks against it.</summary>
    [JsonIgnore]
    public string? Problem =>
        string.Join(", and ", new[] { Upstream.Problem, Downstream.Problem }.OfType<string>()) is { Length: > 0 } problem ? problem : null;

    /// <summary>The packages that no process was seen to import.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Unproven =>
        [.. new[] { Upstream, Downstream }.Where(package => package.Finding == WitnessFinding.None).Select(package => package.Package)];

    /// <summary>Puts together what was seen in a suite and in its re-runs.</summary>
    /// <param name="other">What was seen in another part.</param>
    /// <returns>What both saw.</returns>
    internal SuiteWitness And(SuiteWitness other) => new(Upstream.And(other.Upstream), Downstream.And(other.Downstream));
}
