namespace Main2Main.Configuration;

/// <summary>How CI rounds are run and when they end. Source: the playbook's stop conditions.</summary>
public sealed record VerificationSettings
{
    /// <summary>Rounds that a step may take.</summary>
    public int MaximumRounds { get; init; } = 5;

    /// <summary>Minutes without output after which a suite counts as hung and is ended.</summary>
    public double HangMinutes { get; init; } = 120;

    /// <summary>Downstream paths that must not be adapted; a folder ends in <c>/</c>.</summary>
    public IReadOnlyList<string> Protected { get; init; } = [];

    /// <summary>
    /// What of the tests an edit must keep: <c>strict</c> for every assertion with the values and comparisons in it, <c>counted</c> for their number alone.
    /// With both, marks that skip a test or let it fail are not added.
    /// </summary>
    public string Expectations { get; init; } = Strict;

    /// <summary>Whether assertions are only counted.</summary>
    internal bool CountsExpectations => Expectations != Strict;

    private const string Strict = "strict";

    /// <summary>Whether a downstream path must not be adapted.</summary>
    /// <param name="path">The path, relative to the downstream's root, with forward slashes.</param>
    /// <returns>Whether it is one of <see cref="Protected"/>, or lies in one.</returns>
    public bool IsProtected(string path) =>
        Protected.Any(entry => entry.EndsWith('/') ? path.TrimStart('"').StartsWith(entry, StringComparison.Ordinal) : path == entry);

    /// <summary>Regular expressions over "ErrorType: message" that make a root cause an environment flake.</summary>
    public IReadOnlyList<string> EnvironmentFlakes { get; init; } = [];

    /// <summary>The devices that suites share.</summary>
    public DeviceSettings Devices { get; init; } = new();

    /// <summary>The launcher of suites that name none: <c>local</c>, <c>ssh</c>, <c>srun</c>, <c>sbatch</c>, or one of <see cref="Launchers"/>.</summary>
    public string Launcher { get; init; } = LauncherTemplates.Local;

    /// <summary>Launchers beside the built-in ones: name to the command that starts a suite elsewhere.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Launchers { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The machine that the launcher <c>ssh</c> reaches, as ssh takes it; null where no suite is started so.</summary>
    public string? Host { get; init; }

    /// <summary>What is run before a round's suites when the upstream's commit changed; nothing when it has no command.</summary>
    public PrepareSettings Prepare { get; init; } = new();

    /// <summary>Whether failures are looked for at the last verified state too: <c>unexplained</c>, <c>always</c> or <c>never</c>.</summary>
    public string Baseline { get; init; } = BaselineChoice.Unexplained;

    /// <summary>What becomes of a step whose only failures are inherited: <c>stop</c> or <c>accept</c>.</summary>
    public string Inherited { get; init; } = "stop";

    /// <summary>Whether a step may be committed with failures that are inherited.</summary>
    internal bool AcceptsInherited => Inherited == "accept";

    /// <summary>Variables that hold secrets and that every suite, and the gate, gets nevertheless.</summary>
    public IReadOnlyList<string> EnvironmentPass { get; init; } = [];

    /// <summary>A type checker or linter that runs before and after an edit.</summary>
    public GateSettings Gate { get; init; } = new();
}
