using System.Text.Json.Serialization;
using Main2Main.Json;

namespace Main2Main.Diagnosis;

/// <summary>What a search term names.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<TermKind>))]
public enum TermKind
{
    /// <summary>A function, class or constant of a module.</summary>
    Name,

    /// <summary>A parameter.</summary>
    Parameter,

    /// <summary>An attribute, a field or a method.</summary>
    Member,

    /// <summary>A class.</summary>
    Class,

    /// <summary>A function or method that was called.</summary>
    Function,

    /// <summary>A module, dotted or its last part.</summary>
    Module,

    /// <summary>A module's file.</summary>
    File,

    /// <summary>A native operator or its namespace.</summary>
    Operator,

    /// <summary>A function of the traceback, where the message names nothing.</summary>
    Frame,
}
