using System.Text.Json.Serialization;

namespace Main2Main.Verification;

/// <summary>From where a suite imported a package.</summary>
/// <param name="Package">The package's name, as it is imported.</param>
/// <param name="Finding">What was seen.</param>
/// <param name="Checkout">The package's folder in the checkout, links resolved.</param>
/// <param name="Others">The folders of other copies that were imported, sorted; a file where there is no source beside it.</param>
public sealed record WitnessedPackage(string Package, WitnessFinding Finding, string Checkout, IReadOnlyList<string> Others)
{
    /// <summary>Which copies were imported in place of the checkout; null when none was.</summary>
    [JsonIgnore]
    public string? Problem =>
        Finding == WitnessFinding.AnotherCopy ? $"imported {Package} from '{string.Join("', '", Others)}', not from the checkout '{Checkout}'" : null;

    /// <summary>Puts together what was seen in a suite and in its re-runs.</summary>
    /// <param name="other">The same package, seen in another part.</param>
    /// <returns>What both saw.</returns>
    internal WitnessedPackage And(WitnessedPackage other) => this with
    {
        Finding = new[] { WitnessFinding.AnotherCopy, WitnessFinding.Checkout }.FirstOrDefault(
            finding => finding == Finding || finding == other.Finding, WitnessFinding.None),
        Others = [.. Others.Union(other.Others).Order(StringComparer.Ordinal)],
    };
}
