namespace Main2Main.Configuration;

/// <summary>What the shell handed over, from which <see cref="SettingsLoader"/> makes the settings.</summary>
public sealed record SettingsRequest
{
    /// <summary>
    /// The command line: option name without dashes (see <see cref="OptionNames"/>) to its values in the order written;
    /// null stands for an option without a value. Other names are ignored.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string?>> Options { get; init; } = new Dictionary<string, IReadOnlyList<string?>>();

    /// <summary>The environment variables; those that are empty count as not set.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether a person sits at a terminal, who can be asked to edit.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>The folder, absolute, that relative paths of the command line and the environment start from.</summary>
    public required string WorkingDirectory { get; init; }
}
