using System.Text.Json.Serialization;
using Main2Main.Json;

namespace Main2Main.Publishing;

/// <summary>The last thing that is done for a publication.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<PublicationPhase>))]
public enum PublicationPhase
{
    /// <summary>Run, remote and pull requests are looked at; nothing is changed outside.</summary>
    Looked,

    /// <summary>The branch holds the run's commits.</summary>
    Pushed,

    /// <summary>The pull request exists and has its title, text, base and labels.</summary>
    Requested,

    /// <summary>It is a draft, or none, as it should be.</summary>
    Done,
}
