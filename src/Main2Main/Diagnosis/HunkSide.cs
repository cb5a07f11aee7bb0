using System.Text.Json.Serialization;
using Main2Main.Json;

namespace Main2Main.Diagnosis;

/// <summary>Where in a hunk a term stands.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<HunkSide>))]
public enum HunkSide
{
    /// <summary>On a line that the step removes.</summary>
    Removed,

    /// <summary>On a line that the step adds.</summary>
    Added,

    /// <summary>On a line that stays.</summary>
    Context,

    /// <summary>The file itself was deleted, renamed or added.</summary>
    File,
}
