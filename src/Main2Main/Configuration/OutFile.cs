namespace Main2Main.Configuration;

/// <summary>Reads <c>--out</c>, which targets that write one file share.</summary>
public static class OutFile
{
    /// <summary>The file that is named.</summary>
    /// <param name="request">What the shell handed over.</param>
    /// <returns>Its absolute path; null when none is named.</returns>
    /// <exception cref="Main2MainException">The option is given twice or without a value.</exception>
    public static string? Of(SettingsRequest request) =>
        new SettingsLayers(OptionReader.FromCommandLine(request), OptionReader.FromEnvironment(request)).Text(OptionNames.Out);
}
