namespace Main2Main.Configuration;

/// <summary>What no schema can tell about suites: names that are given once, launchers that exist, expressions that compile.</summary>
internal static class SuiteChecks
{
    /// <summary>Runs the checks.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="layers">Where they come from, for messages.</param>
    /// <exception cref="Main2MainException">The first thing that is wrong.</exception>
    public static void Verify(SyncSettings settings, SettingsLayers layers)
    {
        if (settings is { Suites.Count: > 0, SuiteGenerations.Count: > 0 })
        {
            throw layers.Wrong("suiteGenerations", "stands beside `suites`", "keep one of the two");
        }

        foreach (var (key, suites) in settings.SuiteGenerations.Select(one => ("suiteGenerations", one.Suites)).Prepend(("suites", settings.Suites)))
        {
            VerifyNames(key, suites, layers);
            VerifyCases(key, suites, layers);
        }

        VerifyChosen(settings, layers);
        VerifyLaunchers(settings, layers);
    }

    private static void VerifyNames(string key, IReadOnlyList<SuiteSettings> suites, SettingsLayers layers)
    {
        if (suites.CountBy(suite => suite.Name).FirstOrDefault(entry => entry.Value > 1) is { Key: { } twice })
        {
            throw layers.Wrong(key, $"holds the name '{twice}' twice", "give each suite a name of its own");
        }
    }

    private static void VerifyCases(string key, IReadOnlyList<SuiteSettings> suites, SettingsLayers layers)
    {
        foreach (var suite in suites)
        {
            if (suite.Cases is not null != suite.Command.Contains(ConfiguredSuites.Word))
            {
                throw layers.Wrong(
                    key,
                    $"has at '{suite.Name}' {(suite.Cases is null ? $"a command with {ConfiguredSuites.Word}, but no `cases`" : $"`cases`, but no word {ConfiguredSuites.Word} in the command")}",
                    $"write both: `cases` says where the cases are, {ConfiguredSuites.Word} where they go in the command");
            }

            if (suite.Cases?.Pattern is { } pattern)
            {
                _ = SettingsChecks.Compile(layers, key, $"'{suite.Name}'.cases.pattern", pattern);
            }

            if (suite.Cases?.Case is { } expression
                && !SettingsChecks.Compile(layers, key, $"'{suite.Name}'.cases.case", expression).GetGroupNames().Contains("case"))
            {
                throw layers.Wrong(
                    key, $"has at '{suite.Name}'.cases.case the expression '{expression}', which has no group named 'case'", "put the case in (?<case>...)");
            }
        }
    }

    private static void VerifyChosen(SyncSettings settings, SettingsLayers layers)
    {
        // Without a choice nothing is read: most targets run no suite.
        string[] names = settings.Suite.Count == 0 ? [] : [.. SuiteSelection.Configured(settings).Suites.Select(suite => suite.Name)];
        if (settings.Suite.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
        {
            throw layers.Wrong(
                OptionNames.Suite,
                $"names '{unknown}', which is no configured suite",
                names.Length > 0
                    ? $"choose from: {string.Join(", ", names)}; or run a command with --ci"
                    : "no suite is configured: add `suites` to main2main.json, or run a command with --ci");
        }
    }

    /// <summary>The suites of every generation.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>All that may be run.</returns>
    public static IEnumerable<SuiteSettings> All(SyncSettings settings) => settings.Suites.Concat(settings.SuiteGenerations.SelectMany(one => one.Suites));

    private static void VerifyLaunchers(SyncSettings settings, SettingsLayers layers)
    {
        if (All(settings).Select(suite => suite.Launcher).OfType<string>().Append(settings.Verification.Launcher).FirstOrDefault(name => LauncherTemplates.Find(settings.Verification, name) is null) is { } unknown)
        {
            throw layers.Wrong(
                "verification",
                $"or a suite names the launcher '{unknown}', which there is not",
                $"choose from: {string.Join(", ", LauncherTemplates.Names.Concat(settings.Verification.Launchers.Keys))}; or add it under `verification.launchers`");
        }
    }
}
