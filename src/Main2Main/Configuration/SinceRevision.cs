namespace Main2Main.Configuration;

/// <summary>Reads <c>--since</c>, which says what a change of the downstream is compared with.</summary>
public static class SinceRevision
{
    /// <summary>The revision that is named.</summary>
    /// <param name="request">What the shell handed over.</param>
    /// <returns>The revision.</returns>
    /// <exception cref="Main2MainException">None is named, or the option is given twice.</exception>
    public static string Of(SettingsRequest request) => OrNone(request) ?? throw new Main2MainException(
            FailureKind.Usage,
            "nothing says what the change is compared with.",
            $"name a commit of the downstream with --{OptionNames.Since}, for example --{OptionNames.Since}=origin/main.");

    /// <summary>The revision that is named, or the day, for targets that go without.</summary>
    /// <param name="request">What the shell handed over.</param>
    /// <returns>The text; null when none is named.</returns>
    /// <exception cref="Main2MainException">The option is given twice.</exception>
    public static string? OrNone(SettingsRequest request) =>
        new SettingsLayers(OptionReader.FromCommandLine(request), OptionReader.FromEnvironment(request)).Text(OptionNames.Since);
}
