namespace Main2Main.Python;

/// <summary>A variable, field or constant, once for each statement that gives it a value or an annotation.</summary>
public sealed record PythonVariable
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>How the statement binds it.</summary>
    public required PythonBinding Binding { get; init; }

    /// <summary>The scope that owns it: the module, the class (also for <c>self.name</c>), or the function of a local variable.</summary>
    public required int Scope { get; init; }

    /// <summary>The scope that the statement stands in: the method for <c>self.name</c>, else the same as <see cref="Scope"/>.</summary>
    public required int Site { get; init; }

    /// <summary>The branch that it stands in.</summary>
    public required int Condition { get; init; }

    /// <summary>The name's line.</summary>
    public required int Line { get; init; }

    /// <summary>The annotation's normalised text, without quotes around the whole; null when there is none.</summary>
    public string? Annotation { get; init; }

    /// <summary>
    /// The value's normalised text; null when there is none, for one of several unpacked names, and for local variables. A text of more
    /// than 240 characters is cut and ends with <c>...</c> and the hash of the whole.
    /// </summary>
    public string? Value { get; init; }

    /// <summary>The value as a chain (see <see cref="PythonReference.Target"/>), <c>Config()</c> or <c>self.config</c>; null when it is none.</summary>
    public string? Source { get; init; }

    /// <summary>
    /// For a list, tuple, set or dictionary literal and a subscript such as <c>Literal["a", "b"]</c>, of the module or a class: the texts of those
    /// elements or keys that are constants or dotted names. Null for other values.
    /// </summary>
    public IReadOnlyList<string>? Elements { get; init; }
}
