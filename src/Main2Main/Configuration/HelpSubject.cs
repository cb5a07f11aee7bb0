namespace Main2Main.Configuration;

/// <summary>Reads <c>--for</c>: the target that Help explains, or the shell that Completion is for.</summary>
public static class HelpSubject
{
    /// <summary>What it names.</summary>
    /// <param name="request">What the shell handed over.</param>
    /// <returns>The name; null when none is given.</returns>
    /// <exception cref="Main2MainException">It is given twice.</exception>
    public static string? Of(SettingsRequest request) =>
        new SettingsLayers(OptionReader.FromCommandLine(request), OptionReader.FromEnvironment(request)).Text(OptionNames.For);
}
