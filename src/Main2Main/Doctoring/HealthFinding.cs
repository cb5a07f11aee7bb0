namespace Main2Main.Doctoring;

/// <summary>One line of Doctor.</summary>
/// <param name="Check">What was looked at.</param>
/// <param name="Ok">Whether nothing was found that would stop a run.</param>
/// <param name="Found">What was found.</param>
/// <param name="Remedy">What to do; empty when nothing is.</param>
public sealed record HealthFinding(string Check, bool Ok, string Found, string Remedy)
{
    /// <summary>Whether only a run can tell: such a line is no promise.</summary>
    public bool IsUnsure { get; init; }
}
