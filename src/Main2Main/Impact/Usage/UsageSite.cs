using Main2Main.Python;

namespace Main2Main.Impact.Usage;

/// <summary>One place of the downstream that uses something of the upstream.</summary>
/// <param name="File">The downstream file.</param>
/// <param name="Usage">How.</param>
/// <param name="Target">What: the definition in the upstream's old tree.</param>
/// <param name="Line">The line.</param>
/// <param name="Scope">The downstream scope.</param>
internal sealed record UsageSite(PythonFile File, ImpactUsage Usage, PythonDefinition Target, int Line, int Scope)
{
    /// <summary>The class that the target was reached through, where the target is a member.</summary>
    public PythonDefinition? Owner { get; init; }

    /// <summary>The call, where it is one.</summary>
    public PythonCall? Call { get; init; }

    /// <summary>Whether an object is called, which hands the arguments to the target.</summary>
    public bool IsOfObject { get; init; }

    /// <summary>Whether a method is called through its class, so that the first argument is the object.</summary>
    public bool IsUnbound { get; init; }

    /// <summary>Whether the place asks for the type of a value.</summary>
    public bool IsTypeTest { get; init; }

    /// <summary>The downstream's function that overrides, replaces or copies the target.</summary>
    public PythonFunction? Own { get; init; }

    /// <summary>The branch that the place stands in.</summary>
    public int Condition { get; init; } = PythonCondition.None;

    /// <summary>How the place takes the target's value apart, where it does.</summary>
    public PythonUnpacking? Unpacking { get; init; }

    /// <summary>Whether a patch is refused when its target is not there, as the mocks of test libraries refuse it.</summary>
    public bool IsChecked { get; init; }

    /// <summary>The module and name that an import, a chain through modules or a text is written with.</summary>
    public (string Module, string? Name)? Import { get; init; }

    /// <summary>How much of a copied function is the original's, 0 to 1.</summary>
    public double Similarity { get; init; }
}
