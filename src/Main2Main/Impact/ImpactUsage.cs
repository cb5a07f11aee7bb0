using System.Text.Json.Serialization;
using Main2Main.Json;

namespace Main2Main.Impact;

/// <summary>How downstream code depends on an upstream contract.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ImpactUsage>))]
public enum ImpactUsage
{
    /// <summary>It imports the module or name.</summary>
    Import,

    /// <summary>A class of it derives from the upstream class, directly or through another downstream class.</summary>
    Subclass,

    /// <summary>A class of it defines a method or field that the upstream class defines as well.</summary>
    Override,

    /// <summary>It calls the upstream method through <c>super()</c>.</summary>
    SuperCall,

    /// <summary>It calls the function or method.</summary>
    Call,

    /// <summary>It makes an object of the class.</summary>
    Construct,

    /// <summary>It reads the attribute.</summary>
    Read,

    /// <summary>It gives the attribute a value.</summary>
    Write,

    /// <summary>It puts something of its own in the place of the upstream's.</summary>
    Patch,

    /// <summary>It names the upstream's module or symbol in a string.</summary>
    StringPath,

    /// <summary>It holds a copy of the upstream's function.</summary>
    Copy,

    /// <summary>It compares strings of a family that the upstream extended.</summary>
    ComparedValue,

    /// <summary>It mentions the member's name and imports the class that has it.</summary>
    Mention,

    /// <summary>It imports downstream modules for what they patch.</summary>
    Wiring,
}
