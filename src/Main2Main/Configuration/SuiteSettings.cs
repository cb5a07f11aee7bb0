namespace Main2Main.Configuration;

/// <summary>One CI suite: a command run in the downstream's root. <c>{upstream}</c>, <c>{downstream}</c> and <c>{workspace}</c> stand for the folders.</summary>
public sealed record SuiteSettings
{
    /// <summary>The name that <c>--suite</c> and reports use.</summary>
    public required string Name { get; init; }

    /// <summary>The program and its arguments, started without a shell.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Variables set for the command, replacing what the environment holds.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Variables set for the command only where the environment does not hold them.</summary>
    public IReadOnlyDictionary<string, string> EnvironmentDefaults { get; init; } = new Dictionary<string, string>();
}
