namespace Main2Main.Memory;

/// <summary>passes.json: the states that CI has passed.</summary>
/// <param name="Passes">Oldest first.</param>
public sealed record PassBook(IReadOnlyList<PassRecord> Passes);
