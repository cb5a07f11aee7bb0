using System.Text.Json.Serialization;
using Main2Main.Json;

namespace Main2Main.Verification;

/// <summary>What was seen of a package while a suite ran.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<WitnessFinding>))]
public enum WitnessFinding
{
    /// <summary>It was imported from the checkout, and from nowhere else.</summary>
    Checkout,

    /// <summary>Another copy of it was imported, alone or in one process of several: the suite proves nothing.</summary>
    AnotherCopy,

    /// <summary>No process was seen to import it: the suite says nothing about it.</summary>
    None,
}
