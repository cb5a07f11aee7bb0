namespace Main2Main.Reporting;

/// <summary>One line of the pre-completion checklist.</summary>
/// <param name="Check">What was checked.</param>
/// <param name="Ok">Whether it holds.</param>
/// <param name="Found">What was found, when it does not hold or deserves a word.</param>
public sealed record ChecklistItem(string Check, bool Ok, string Found)
{
    /// <summary>Whether there was anything to check; what holds for nothing is neither right nor wrong.</summary>
    public bool Applies { get; init; } = true;
}
