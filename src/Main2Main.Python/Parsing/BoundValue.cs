namespace Main2Main.Python.Parsing;

/// <summary>What a target is bound to.</summary>
/// <param name="Binding">How.</param>
/// <param name="Value">The value; null when there is none, or only a part of it goes to this target.</param>
internal readonly record struct BoundValue(PythonBinding Binding, Expression? Value = null)
{
    /// <summary>The annotation's text.</summary>
    public string? Annotation { get; init; }

    /// <summary>The annotation.</summary>
    public Expression? AnnotationElements { get; init; }

    /// <summary>Whether the target belongs to a comprehension, which has a scope of its own.</summary>
    public bool InComprehension { get; init; }

    /// <summary>What each of several targets gets.</summary>
    public BoundValue Part => new(Binding) { InComprehension = InComprehension };
}
