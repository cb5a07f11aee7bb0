using System.Text.Json.Serialization;
using Main2Main.Json;

namespace Main2Main.Workspace;

/// <summary>Where a run stands.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<RunStatus>))]
public enum RunStatus
{
    /// <summary>Steps remain.</summary>
    Running,

    /// <summary>The pin already is the target.</summary>
    NoDrift,

    /// <summary>Every step is committed and the target is reached.</summary>
    Completed,

    /// <summary>A stop condition ended the run at a step.</summary>
    Partial,
}
