namespace Main2Main.Reporting.Proof;

/// <summary>A place of a step that is done which the last adapter left.</summary>
/// <param name="StepId">The step.</param>
/// <param name="File">The downstream file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Why">Why it was left.</param>
public sealed record LeftPlace(string StepId, string File, int Line, string Why)
{
    /// <summary>Whether another edit of the step names or touches it nevertheless.</summary>
    public bool Reached { get; init; }

    /// <summary>The id of the open finding that it stands for, in the step's impact.json; null where it stands for none, or is reached.</summary>
    public string? Finding { get; init; }
}
