namespace Main2Main.Configuration;

/// <summary>A command that installs or builds the upstream before suites run, in the downstream's root.</summary>
public sealed record PrepareSettings
{
    /// <summary>The program and its arguments, started without a shell; none when empty.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Minutes after which the program is ended and the step stops.</summary>
    public double TimeoutMinutes { get; init; } = 60;
}
