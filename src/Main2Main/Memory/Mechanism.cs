using System.Text.Json.Serialization;
using Main2Main.Json;

namespace Main2Main.Memory;

/// <summary>What kind of upstream change an error shows. Source: the playbook's error patterns.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<Mechanism>))]
public enum Mechanism
{
    /// <summary>A function takes other parameters.</summary>
    Signature,

    /// <summary>A field, option or attribute moved or went.</summary>
    AttributeOrConfig,

    /// <summary>A module or a name in it moved or went.</summary>
    Import,

    /// <summary>A base class asks for a method that ours does not have.</summary>
    AbstractMethod,

    /// <summary>A function gives something else back.</summary>
    ReturnType,

    /// <summary>A native operator is not registered, or is called otherwise.</summary>
    CustomOp,

    /// <summary>Type and message do not tell.</summary>
    Unknown,
}
