namespace Main2Main.Configuration;

/// <summary>What suites and adapters see of the machine with <c>--sandbox</c>.</summary>
public sealed record IsolationSettings
{
    /// <summary>Whether they reach the network.</summary>
    public bool Network { get; init; } = true;

    /// <summary>Further files and folders that they see, for example below the home folder, which is hidden otherwise.</summary>
    public IReadOnlyList<string> Visible { get; init; } = [];

    /// <summary>Further folders that they may write to.</summary>
    public IReadOnlyList<string> Writable { get; init; } = [];
}
