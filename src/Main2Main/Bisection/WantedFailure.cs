using System.Text.Json.Serialization;
using Main2Main.Json;

namespace Main2Main.Bisection;

/// <summary>Which failure makes a commit bad.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<WantedFailure>))]
public enum WantedFailure
{
    /// <summary>The errors of the step's failed round that the bad end shows too.</summary>
    Round,

    /// <summary>The errors that the bad end shows.</summary>
    BadEnd,

    /// <summary>Any: it was asked for, or the bad end's log names no error.</summary>
    Any,
}
