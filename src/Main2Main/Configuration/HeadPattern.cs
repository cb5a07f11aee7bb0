namespace Main2Main.Configuration;

/// <summary>Reads <c>--heads</c>, which names the upstream refs of requests.</summary>
public static class HeadPattern
{
    /// <summary>The pattern that is given.</summary>
    /// <param name="request">What the shell handed over.</param>
    /// <returns>The pattern; null when none is given.</returns>
    /// <exception cref="Main2MainException">The option is given twice or without a value.</exception>
    public static string? Of(SettingsRequest request) =>
        new SettingsLayers(OptionReader.FromCommandLine(request), OptionReader.FromEnvironment(request)).Text(OptionNames.Heads);
}
