namespace Main2Main.Diagnosis.Baselines;

/// <summary>One suite at the last verified state.</summary>
/// <param name="Suite">Its name.</param>
/// <param name="Cases">The cases that were run; empty for the whole suite.</param>
/// <param name="Conclusive">Whether it could be run and its log be read.</param>
internal sealed record BaselineQuestion(string Suite, IReadOnlyList<string> Cases, bool Conclusive)
{
    /// <summary>Whether the answer holds for cases of the suite.</summary>
    /// <param name="cases">The cases; empty for the whole suite.</param>
    public bool Covers(IReadOnlyList<string> cases) => Cases.Count == 0 || (cases.Count > 0 && !cases.Except(Cases).Any());
}
