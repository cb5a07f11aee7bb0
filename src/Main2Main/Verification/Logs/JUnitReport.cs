namespace Main2Main.Verification.Logs;

/// <summary>What a JUnit report says.</summary>
/// <param name="Failed">The failed cases, in the report's order.</param>
/// <param name="Known">The keys of all its cases.</param>
/// <param name="Elements">How many failures and errors it holds.</param>
/// <param name="Counted">How many it says it holds; null where it does not say.</param>
/// <param name="Problem">Why it is not whole, as a sentence; null for a whole one.</param>
internal sealed record JUnitReport(IReadOnlyList<JUnitCase> Failed, IReadOnlySet<string> Known, int Elements, int? Counted, string? Problem);
