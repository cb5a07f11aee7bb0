using System.Text.Json.Serialization;
using Main2Main.Json;

namespace Main2Main.Workspace;

/// <summary>The last thing that is done for a step. The order is the pipeline's.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<StepPhase>))]
public enum StepPhase
{
    /// <summary>Only planned.</summary>
    Planned,

    /// <summary>Upstream checked out at the step's end, pin replaced in the downstream.</summary>
    ReferenceUpdated,

    /// <summary>The adapter ran and the pre-CI checks passed.</summary>
    Adapted,

    /// <summary>CI gave a verdict that allows a commit.</summary>
    Verified,

    /// <summary>The step's commit exists in the downstream.</summary>
    Committed,

    /// <summary>The step's end is the verified upstream commit.</summary>
    Advanced,
}
