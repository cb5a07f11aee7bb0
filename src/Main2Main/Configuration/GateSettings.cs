namespace Main2Main.Configuration;

/// <summary>A type checker or linter that runs before and after an edit, in the downstream's root; what is new counts.</summary>
public sealed record GateSettings
{
    /// <summary>The program and its arguments, started without a shell; none when empty.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Minutes after which the program is ended and the step stops.</summary>
    public double TimeoutMinutes { get; init; } = 10;
}
