namespace Main2Main.Configuration;

/// <summary>Reads <c>--format</c>, the form in which a report is printed instead of tables.</summary>
public static class ReportFormat
{
    /// <summary>The form that is asked for.</summary>
    /// <param name="request">What the shell handed over.</param>
    /// <param name="target">The target, for messages.</param>
    /// <param name="known">The forms that it has.</param>
    /// <returns>One of them; null when none is asked for.</returns>
    /// <exception cref="Main2MainException">The target has no such form, or the option is given twice.</exception>
    public static string? Of(SettingsRequest request, string target, params IReadOnlyList<string> known)
    {
        var format = new SettingsLayers(OptionReader.FromCommandLine(request), OptionReader.FromEnvironment(request)).Text(OptionNames.Format);
        return format is null || known.Contains(format, StringComparer.Ordinal)
            ? format
            : throw new Main2MainException(
                FailureKind.Usage,
                $"--{OptionNames.Format} is '{format}', which {target} does not print.",
                $"write --{OptionNames.Format}= and one of {string.Join(", ", known)}.");
    }
}
