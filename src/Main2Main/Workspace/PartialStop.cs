namespace Main2Main.Workspace;

/// <summary>Why and where a run stopped early.</summary>
public sealed record PartialStop
{
    /// <summary>The step's name.</summary>
    public required string StepId { get; init; }

    /// <summary>The stop condition's name, for example <c>no_code_diff</c>.</summary>
    public required string Condition { get; init; }

    /// <summary>The condition in words.</summary>
    public required string Reason { get; init; }

    /// <summary>The saved edit; null when there was none.</summary>
    public string? PatchPath { get; init; }

    /// <summary>The saved failure summary.</summary>
    public required string SummaryPath { get; init; }

    /// <summary>The downstream commit that was rolled back to.</summary>
    public required string RolledBackTo { get; init; }
}
