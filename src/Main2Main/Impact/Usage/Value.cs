using Main2Main.Python;

namespace Main2Main.Impact.Usage;

/// <summary>What an expression is, as far as it can be told.</summary>
/// <param name="Kind">What kind of value.</param>
/// <param name="Definition">The module, class, function or variable; for an object its class; for a container what its annotation stands in.</param>
/// <param name="Annotation">The type of a container's elements.</param>
internal sealed record Value(ValueKind Kind, PythonDefinition Definition, string? Annotation = null);
