namespace Main2Main.Doctoring.Checks;

/// <summary>A line that was found on the way to another.</summary>
/// <param name="finding">The line.</param>
internal sealed class KnownFinding(HealthFinding finding) : ICheck
{
    /// <inheritdoc/>
    public string Name => finding.Check;

    /// <inheritdoc/>
    public Task<HealthFinding> LookAsync() => Task.FromResult(finding);
}
