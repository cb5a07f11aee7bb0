using Main2Main.Secrecy;

namespace Main2Main.Configuration;

/// <summary>Which variables hold secrets, beside those whose names say so.</summary>
public sealed record SecretSettings
{
    /// <summary>Further variables whose values are secrets: names, or beginnings of names with <c>*</c> behind them.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Variables that are named as those that hold secrets and hold none, in the same form.</summary>
    public IReadOnlyList<string> Harmless { get; init; } = [];

    /// <summary>The same as rules.</summary>
    /// <returns>The rules.</returns>
    public SecretRules ToRules() => new(Names, Harmless);
}
