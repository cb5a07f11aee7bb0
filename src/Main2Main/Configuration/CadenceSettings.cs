namespace Main2Main.Configuration;

/// <summary>When <c>Sync --if-needed</c> rests, and who is told of changes.</summary>
public sealed record CadenceSettings
{
    /// <summary>Hours after a red run in which nobody touched anything before it is tried again; each further red run doubles them.</summary>
    public double BackOffHours { get; init; } = 20;

    /// <summary>The most hours that a red run waits.</summary>
    public double MaximumBackOffHours { get; init; } = 168;

    /// <summary>A program that gets a change of state as JSON on its standard input; nobody is told when empty.</summary>
    public IReadOnlyList<string> Notify { get; init; } = [];

    /// <summary>Variables that hold secrets and that the program gets, by their names.</summary>
    public IReadOnlyList<string> NotifyEnvironment { get; init; } = [];
}
