using System.Text.Json.Serialization;
using Main2Main.Json;

namespace Main2Main.Lanes;

/// <summary>What a pre-CI check looks for.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<CheckRule>))]
public enum CheckRule
{
    /// <summary>A version guard that does not name the release tag.</summary>
    WrongVersion,

    /// <summary>A log, patch or the like in the downstream.</summary>
    IntermediateFile,

    /// <summary>A line that a merge left.</summary>
    ConflictMarker,

    /// <summary>A file that no Python interpreter reads.</summary>
    SyntaxError,

    /// <summary>An upstream module, name or attribute that does not exist in a lane in which the code runs.</summary>
    MissingName,

    /// <summary>An import of a name that only main has, at the top of a module and outside of a guard.</summary>
    UnguardedImport,

    /// <summary>A call that the upstream's function does not take in a lane in which the code runs.</summary>
    CallMismatch,

    /// <summary>A method that does not take what the upstream's method takes that it stands for.</summary>
    OverrideMismatch,

    /// <summary>A call that serves both lanes, and fits only one of the two definitions that a guard gives its function.</summary>
    BranchSignatures,

    /// <summary>A version switch that asks whether a name is there instead of which version it is.</summary>
    VersionProbe,

    /// <summary>A finding of the configured gate that was not there before the edit.</summary>
    Gate,
}
