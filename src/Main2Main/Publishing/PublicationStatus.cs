using System.Text.Json.Serialization;
using Main2Main.Json;

namespace Main2Main.Publishing;

/// <summary>How an attempt to publish stands.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<PublicationStatus>))]
public enum PublicationStatus
{
    /// <summary>It is under way, or was ended in the middle; the same command goes on.</summary>
    InProgress,

    /// <summary>The branch is pushed and its pull request is up to date.</summary>
    Published,

    /// <summary>The branch is pushed; the pull request is a person's to open or update, since there is no program <c>gh</c>.</summary>
    Pushed,

    /// <summary>The pull request carries the pause label; nothing was pushed.</summary>
    Paused,

    /// <summary>A person closed a pull request with the same commits or the same content; nothing was pushed.</summary>
    Closed,

    /// <summary>The base holds the run's commits, or a pull request with them was merged; nothing was pushed.</summary>
    Merged,
}
