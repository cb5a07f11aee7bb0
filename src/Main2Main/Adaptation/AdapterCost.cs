namespace Main2Main.Adaptation;

/// <summary>What asking an adapter cost.</summary>
/// <param name="Seconds">How long it worked.</param>
/// <param name="InputTokens">The tokens that its model read; null where it does not tell.</param>
/// <param name="OutputTokens">The tokens that its model wrote; null where it does not tell.</param>
/// <param name="Dollars">What it cost in US dollars; null where it does not tell.</param>
public sealed record AdapterCost(double Seconds, long? InputTokens, long? OutputTokens, double? Dollars)
{
    /// <summary>All that was spent.</summary>
    /// <param name="costs">The costs of several turns; null for one that cost nothing worth telling.</param>
    /// <returns>The sum; what nobody told is null in it.</returns>
    public static AdapterCost Sum(IEnumerable<AdapterCost?> costs) => costs.OfType<AdapterCost>().Aggregate(
        new AdapterCost(0, InputTokens: null, OutputTokens: null, Dollars: null),
        (sum, cost) => new AdapterCost(Math.Round(sum.Seconds + cost.Seconds, 1), Add(sum.InputTokens, cost.InputTokens), Add(sum.OutputTokens, cost.OutputTokens), Add(sum.Dollars, cost.Dollars)));

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{Seconds:0.#} s{(InputTokens is null && OutputTokens is null ? string.Empty : $", {InputTokens ?? 0} tokens read and {OutputTokens ?? 0} written")}{(Dollars is null ? string.Empty : $", ${Dollars:0.####}")}");

    private static long? Add(long? left, long? right) => left is null ? right : right is null ? left : left + right;

    private static double? Add(double? left, double? right) => left is null ? right : right is null ? left : Math.Round(left.Value + right.Value, 6);
}
