using Main2Main.Memory;

namespace Main2Main.Diagnosis;

/// <summary>The headings of reference/error-pattern-examples.md.</summary>
internal static class FixPattern
{
    /// <summary>The pattern that mends a mechanism.</summary>
    /// <param name="mechanism">The mechanism.</param>
    /// <returns>The heading; null when none fits.</returns>
    public static string? For(Mechanism mechanism) => mechanism switch
    {
        Mechanism.Signature => "Changed signature",
        Mechanism.AttributeOrConfig => "Moved configuration or attribute",
        Mechanism.Import => "Moved or removed import",
        Mechanism.AbstractMethod => "New abstract method",
        Mechanism.ReturnType => "Return type change",
        Mechanism.CustomOp => "Custom op not registered",
        _ => null,
    };
}
