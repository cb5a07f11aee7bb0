namespace Main2Main.Configuration;

/// <summary>The two upstream revisions that Bisect is given.</summary>
/// <param name="Good">One that passes; null when none is named.</param>
/// <param name="Bad">One that fails; null when none is named.</param>
public sealed record BisectEnds(string? Good, string? Bad)
{
    /// <summary>Reads <c>--good</c> and <c>--bad</c>.</summary>
    /// <param name="request">What the shell handed over.</param>
    /// <returns>Both, or neither.</returns>
    /// <exception cref="Main2MainException">One is given without the other, twice, without a value, or begins with a dash.</exception>
    public static BisectEnds Of(SettingsRequest request)
    {
        var shell = new SettingsLayers(OptionReader.FromCommandLine(request), OptionReader.FromEnvironment(request));
        var ends = new BisectEnds(shell.Text(OptionNames.Good), shell.Text(OptionNames.Bad));
        foreach (var (option, revision) in new[] { (OptionNames.Good, ends.Good), (OptionNames.Bad, ends.Bad) })
        {
            if (revision is ['-', ..])
            {
                throw shell.Wrong(option, $"is '{revision}', but no revision starts with a dash", "give a commit, branch or tag");
            }
        }

        return (ends.Good is null) == (ends.Bad is null)
            ? ends
            : throw new Main2MainException(
                FailureKind.Usage,
                $"--{(ends.Good is null ? OptionNames.Bad : OptionNames.Good)} is given without --{(ends.Good is null ? OptionNames.Good : OptionNames.Bad)}",
                "name both ends, or neither: then those of the current step are taken");
    }
}
