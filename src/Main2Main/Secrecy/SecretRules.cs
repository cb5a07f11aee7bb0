namespace Main2Main.Secrecy;

/// <summary>Which variables hold secrets: those whose names say so, more that somebody names, less those that somebody takes out.</summary>
/// <param name="names">Further variables: names, or beginnings of names with <c>*</c> behind them.</param>
/// <param name="harmless">Variables that are named as if they held secrets, in the same form.</param>
public sealed class SecretRules(IReadOnlyList<string> names, IReadOnlyList<string> harmless)
{
    /// <summary>Whether programs that run code of others do without a variable.</summary>
    /// <param name="variable">The variable's name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>Whether it holds a secret, or commands a CI system.</returns>
    public bool Withholds(string variable, string? value) => Holds(names, variable) || (!Holds(harmless, variable) && SecretNames.IsWithheld(variable, value));

    /// <summary>Whether the value of a variable is masked.</summary>
    /// <param name="variable">The variable's name.</param>
    /// <returns>Whether it is a secret.</returns>
    public bool Masks(string variable) => Holds(names, variable) || (!Holds(harmless, variable) && SecretNames.IsSecret(variable));

    private static bool Holds(IReadOnlyList<string> entries, string variable) =>
        entries.Any(
            entry => entry.EndsWith('*') ? variable.StartsWith(entry[..^1], StringComparison.OrdinalIgnoreCase) : variable.Equals(
                entry, StringComparison.OrdinalIgnoreCase));
}
