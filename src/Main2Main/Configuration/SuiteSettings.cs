namespace Main2Main.Configuration;

/// <summary>
/// One CI suite: a command run in the downstream's root. <c>{upstream}</c>, <c>{downstream}</c> and <c>{workspace}</c> stand for the
/// folders, <c>{junit}</c> for the file that the suite is to write its JUnit XML to, where it does.
/// </summary>
public sealed record SuiteSettings
{
    /// <summary>The value of <see cref="Witness"/> of a suite that is no Python, or is meant to import other copies.</summary>
    public const string NoWitness = "none";

    /// <summary>The name that <c>--suite</c> and reports use.</summary>
    public required string Name { get; init; }

    /// <summary>The program and its arguments, started without a shell.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Where the cases are found that the word <c>{cases}</c> of the command stands for; null when the command names everything itself.</summary>
    public SuiteCases? Cases { get; init; }

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

    /// <summary><c>imports</c>: it is watched from where the suite imports the two packages; <c>none</c>: nobody watches, and reports say so.</summary>
    public string Witness { get; init; } = "imports";

    /// <summary>What is run before the suite when the upstream's commit changed; nothing when it has no command.</summary>
    public PrepareSettings Prepare { get; init; } = new();

    /// <summary>The launcher that starts the suite; that of <see cref="VerificationSettings.Launcher"/> when absent.</summary>
    public string? Launcher { get; init; }
}
