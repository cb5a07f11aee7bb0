namespace Main2Main.Memory;

/// <summary>cases.json: the test cases that have failed.</summary>
/// <param name="Cases">The cases by name.</param>
public sealed record CaseMemory(IReadOnlyList<CaseRecord> Cases);
