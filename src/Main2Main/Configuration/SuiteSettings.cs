namespace Main2Main.Configuration;

/// <summary>
/// One CI suite: a command run in the downstream's root. <c>{upstream}</c>, <c>{downstream}</c> and <c>{workspace}</c> stand for the
/// folders, <c>{junit}</c> for the file that the suite is to write its JUnit XML to, where it does.
/// </summary>
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

    /// <summary>Variables that hold secrets and that the suite gets nevertheless, beside those of <see cref="VerificationSettings.EnvironmentPass"/>.</summary>
    public IReadOnlyList<string> EnvironmentPass { get; init; } = [];

    /// <summary>Runs chosen test cases of the suite again; the word <c>{tests}</c> stands for one word a case. Empty when the suite cannot.</summary>
    public IReadOnlyList<string> Rerun { get; init; } = [];

    /// <summary>Devices that the suite needs, from those of <see cref="VerificationSettings.Devices"/>; 0 for none.</summary>
    public int Devices { get; init; }

    /// <summary>Minutes that the suite is expected to take; longer suites are started first. Unknown when absent.</summary>
    public double? ExpectedMinutes { get; init; }

    /// <summary>Minutes after which the suite is ended; no limit when absent.</summary>
    public double? TimeoutMinutes { get; init; }

    /// <summary>Minutes without output after which the suite counts as hung; those of <see cref="VerificationSettings.HangMinutes"/> when absent.</summary>
    public double? HangMinutes { get; init; }

    /// <summary>The launcher that starts the suite; that of <see cref="VerificationSettings.Launcher"/> when absent.</summary>
    public string? Launcher { get; init; }
}
