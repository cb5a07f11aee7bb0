namespace Main2Main.Verification.Logs;

/// <summary>A failed case of a JUnit report.</summary>
/// <param name="Key">The case's dotted name, see <see cref="CaseKey"/>.</param>
/// <param name="Id">Its id as logs write it, as far as the report tells.</param>
internal sealed record JUnitCase(string Key, string Id)
{
    private readonly List<Occurrence> errors = [];

    /// <summary>The reason on the failure itself; null without one.</summary>
    public string? Reason { get; set; }

    /// <summary>The roots of what the failure's text and the captured output show.</summary>
    public IReadOnlyList<Occurrence> Errors => errors;

    public void Add(Occurrence error) => errors.Add(error);
}
