namespace Main2Main.Configuration;

/// <summary>Reads <c>--fix</c>, which turns a target that lists into one that mends.</summary>
public static class FixSwitch
{
    /// <summary>Whether it is on.</summary>
    /// <param name="request">What the shell handed over.</param>
    /// <returns>True when it is.</returns>
    /// <exception cref="Main2MainException">Its value is neither true nor false.</exception>
    public static bool Of(SettingsRequest request) =>
        new SettingsLayers(OptionReader.FromCommandLine(request), OptionReader.FromEnvironment(request)).IsOn(OptionNames.Fix);
}
