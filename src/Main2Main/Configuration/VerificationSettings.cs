namespace Main2Main.Configuration;

/// <summary>How CI rounds are run and when they end. Source: the playbook's stop conditions.</summary>
public sealed record VerificationSettings
{
    /// <summary>Rounds that a step may take.</summary>
    public int MaximumRounds { get; init; } = 5;

    /// <summary>Minutes without output after which a suite counts as hung and is ended.</summary>
    public double HangMinutes { get; init; } = 120;

    /// <summary>Downstream paths that must not be adapted; a folder ends in <c>/</c>.</summary>
    public IReadOnlyList<string> Protected { get; init; } = ["tests/e2e/"];

    /// <summary>Regular expressions over "ErrorType: message" that make a root cause an environment flake.</summary>
    public IReadOnlyList<string> EnvironmentFlakes { get; init; } = [];
}
