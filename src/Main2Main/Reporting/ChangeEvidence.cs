using System.Text.Json.Serialization;
using Main2Main.Json;

namespace Main2Main.Reporting;

/// <summary>How it is known why a file was changed.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ChangeEvidence>))]
public enum ChangeEvidence
{
    /// <summary>The adapter that made the edit says so.</summary>
    Adapter,

    /// <summary>The edit stands where a contract that the step changed is used.</summary>
    Impact,

    /// <summary>The file is in the traceback of an error that was mended, and the diagnosis names the commit.</summary>
    Diagnosis,

    /// <summary>The commit reference was moved, and nothing else.</summary>
    Reference,

    /// <summary>The guide was refreshed.</summary>
    Guide,

    /// <summary>It is not known.</summary>
    Unexplained,
}
