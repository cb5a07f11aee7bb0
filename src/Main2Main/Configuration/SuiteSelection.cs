namespace Main2Main.Configuration;

/// <summary>Which suites prove a step.</summary>
public static class SuiteSelection
{
    /// <summary>
    /// Puts together what a CI round runs. Commands given as <c>--ci</c> become suites <c>ci-1</c>, <c>ci-2</c> ...;
    /// they stand in for the configured suites, or beside the chosen ones where <c>--suite</c> chooses some.
    /// </summary>
    /// <param name="settings">The settings.</param>
    /// <returns>At least one suite: the configured ones in their configured order, then the commands in the order given. Placeholders are not filled
    /// in.</returns>
    /// <exception cref="Main2MainException">
    /// There is no suite: a run that proves nothing must not count as verified; or a file of the downstream that suites come from is missing or wrong.
    /// </exception>
    public static IReadOnlyList<SuiteSettings> Of(SyncSettings settings)
    {
        var configured = settings switch
        {
            { Suite.Count: > 0 } => Configured(settings).Suites.Where(suite => settings.Suite.Contains(suite.Name)),
            { Ci.Count: > 0 } => [],
            _ => Configured(settings).Suites,
        };
        SuiteSettings[] selected = [.. configured, .. settings.Ci.Select((command, index) => OfCommand($"ci-{index + 1}", command))];
        return selected.Length > 0
            ? selected
            : throw new Main2MainException(
                FailureKind.Configuration,
                $"no CI suite is configured (profile '{settings.Profile}'), so no step could be verified",
                "add `suites` to main2main.json, or give a command as --ci=\"COMMAND\"");
    }

    /// <summary>The configured suites, with the cases that the downstream's files hold at present.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>The suites.</returns>
    /// <exception cref="Main2MainException">No generation fits, or a file of cases is missing or wrong.</exception>
    internal static ConfiguredSuites Configured(SyncSettings settings) =>
        ConfiguredSuites.Of(settings, file => DownstreamFiles.Of(settings).ReadAsync(file).GetAwaiter().GetResult());

    private static SuiteSettings OfCommand(string name, string command) => new()
    {
        Name = name,
        Command = OperatingSystem.IsWindows() ? ["cmd", "/c", command] : ["/bin/sh", "-c", command],
    };
}
