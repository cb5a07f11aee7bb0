using Main2Main.Secrecy;

namespace Main2Main.Configuration;

/// <summary>Which variables hold secrets, beside those whose names say so.</summary>
public sealed record SecretSettings
{
    /// <summary>Further variables whose values are secrets: names, or beginnings of names with <c>*</c> behind them.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Variables that are named as those that hold secrets and hold none, in the same form.</summary>
    public IReadOnlyList<string> Harmless { get; init; } = [];

    /// <summary>Whether the configuration names a variable as a secret.</summary>
    /// <param name="variable">The variable's name.</param>
    /// <returns>Whether <see cref="Names"/> holds it.</returns>
    public bool IsNamed(string variable) => Holds(Names, variable);

    /// <summary>Whether programs that run code of others do without a variable.</summary>
    /// <param name="variable">The variable's name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>Whether it holds a secret.</returns>
    public bool Withholds(string variable, string? value) => IsNamed(variable) || (!Holds(Harmless, variable) && SecretNames.IsWithheld(variable, value));

    private static bool Holds(IReadOnlyList<string> entries, string variable) =>
        entries.Any(entry => entry.EndsWith('*') ? variable.StartsWith(entry[..^1], StringComparison.OrdinalIgnoreCase) : variable.Equals(entry, StringComparison.OrdinalIgnoreCase));
}
