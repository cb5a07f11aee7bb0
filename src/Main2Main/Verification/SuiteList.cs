using Main2Main.Configuration;
using Main2Main.Workspace;

namespace Main2Main.Verification;

/// <summary>The suites that a session runs.</summary>
internal static class SuiteList
{
    // The ssh that reaches the other machine needs it; what runs there gets none of it.
    private static readonly string[] SshAgent = ["SSH_AUTH_SOCK"];

    public static IReadOnlyList<Suite> Of(SyncSession session) =>
        [.. SuiteSelection.Of(session.Settings).Select(suite => Prepare(session, suite))];

    /// <summary>The devices that the suites share: the configured ones, else those that the environment grants to this process.</summary>
    public static IReadOnlyList<string> Devices(DeviceSettings settings) => settings switch
    {
        { Ids.Count: > 0 } => settings.Ids,
        { Variable: { } variable } when Environment.GetEnvironmentVariable(variable) is { Length: > 0 } granted =>
            granted.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        _ => [],
    };

    private static Suite Prepare(SyncSession session, SuiteSettings suite)
    {
        var verification = session.Settings.Verification;
        var devices = Devices(verification.Devices);
        if (devices.Count > 0 && suite.Devices > devices.Count)
        {
            throw new Main2MainException(
                FailureKind.Configuration,
                $"the suite '{suite.Name}' needs {suite.Devices} devices, but there are {devices.Count} ({string.Join(", ", devices)}).",
                $"choose other suites with --suite, or name more devices under verification.devices.ids{(verification.Devices.Variable is { } variable ? $" or in {variable}" : string.Empty)}.");
        }

        return new Suite
        {
            Name = suite.Name,
            Command = [.. suite.Command.Select(word => session.Fill(word))],
            Rerun = [.. suite.Rerun.Select(word => session.Fill(word))],
            Environment = Variables(session, suite),
            Passed = [.. verification.EnvironmentPass, .. suite.EnvironmentPass,
                .. (suite.Launcher ?? verification.Launcher) == LauncherTemplates.Ssh ? SshAgent : []],
            Launcher = LauncherTemplates.Find(verification, suite.Launcher ?? verification.Launcher)!,
            Prepare = suite.Prepare,
            IsWitnessed = suite.Witness != SuiteSettings.NoWitness,
            Devices = suite.Devices,
            Expected = Minutes(suite.ExpectedMinutes),
            TimeLimit = Minutes(suite.TimeoutMinutes),
            HangLimit = TimeSpan.FromMinutes(suite.HangMinutes ?? verification.HangMinutes),
        };
    }

    /// <summary>A command that prepares suites, as a suite of its own.</summary>
    /// <param name="session">The session.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="settings">The command and its limit.</param>
    /// <param name="suite">The suite that it prepares; null where it prepares all of them.</param>
    public static Suite Preparation(SyncSession session, string name, PrepareSettings settings, Suite? suite) => new()
    {
        Name = name,
        Command = [.. settings.Command.Select(word => session.Fill(word))],
        Environment = suite?.Environment ?? new Dictionary<string, string>(),
        Passed = suite?.Passed ?? session.Settings.Verification.EnvironmentPass,
        Rerun = [],
        Launcher = suite?.Launcher ?? LauncherTemplates.Find(session.Settings.Verification, session.Settings.Verification.Launcher)!,
        Devices = 0,
        Expected = null,
        TimeLimit = Minutes(settings.TimeoutMinutes),
        HangLimit = TimeSpan.FromMinutes(settings.TimeoutMinutes),
    };

    private static Dictionary<string, string> Variables(SyncSession session, SuiteSettings suite) => suite.EnvironmentDefaults
        .Where(pair => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(pair.Key)))
        .Concat(suite.Environment)
        .GroupBy(pair => pair.Key)
        .ToDictionary(group => group.Key, group => session.Fill(group.Last().Value));

    private static TimeSpan? Minutes(double? minutes) => minutes is { } value ? TimeSpan.FromMinutes(value) : null;
}
