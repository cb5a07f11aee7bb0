using Main2Main.Programs;

namespace Main2Main.Verification;

/// <summary>A suite as it is run: placeholders filled, environment decided.</summary>
public sealed record Suite
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The program and its arguments; <c>{junit}</c> is not filled yet.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Variables to set.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>The command that runs chosen cases again; empty when there is none.</summary>
    public required IReadOnlyList<string> Rerun { get; init; }

    /// <summary>The words that start it, see <see cref="Configuration.LauncherTemplates"/>.</summary>
    public required IReadOnlyList<string> Launcher { get; init; }

    /// <summary>Whether Slurm decides when it runs, and on what.</summary>
    internal bool IsQueued => Configuration.LauncherTemplates.IsBatch(Launcher);

    /// <summary>Devices that it needs.</summary>
    public required int Devices { get; init; }

    /// <summary>How long it is expected to take; null when unknown.</summary>
    public required TimeSpan? Expected { get; init; }

    /// <summary>After how long it is ended; null for never.</summary>
    public required TimeSpan? TimeLimit { get; init; }

    /// <summary>How long it may print nothing. Source: the playbook's rule on hanging CI.</summary>
    public required TimeSpan HangLimit { get; init; }

    /// <summary>What prepares it when the upstream's commit changed.</summary>
    public Configuration.PrepareSettings Prepare { get; init; } = new();

    /// <summary>Whether its imports are watched.</summary>
    public bool IsWitnessed { get; init; } = true;

    /// <summary>Variables that hold secrets and that it gets nevertheless.</summary>
    public IReadOnlyList<string> Passed { get; init; } = [];

    /// <summary>What it sees of the machine; null for everything.</summary>
    public Sandbox? Sandbox { get; init; }

    /// <summary>Whether it writes JUnit XML.</summary>
    public bool WritesJUnit => Command.Any(word => word.Contains("{junit}", StringComparison.Ordinal));
}
