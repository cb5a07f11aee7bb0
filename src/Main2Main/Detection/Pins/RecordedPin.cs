using Main2Main.Configuration;
using Main2Main.Git;

namespace Main2Main.Detection.Pins;

/// <summary>Refuses a downstream that does not say what its pin is.</summary>
internal static class RecordedPin
{
    /// <summary>Requires that a place has a valid value, and only one.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="files">Where.</param>
    /// <param name="sources">The configured places.</param>
    /// <param name="option">The option that names the value instead.</param>
    /// <exception cref="Main2MainException">No place has one, or the one that counts has several.</exception>
    public static void Require(PinReading reading, IRepositoryFiles files, IReadOnlyList<PinSource> sources, string option)
    {
        RefuseRivals(reading, files, option);
        if (reading.Chosen is not null)
        {
            return;
        }

        var invalid = reading.Values.Select(
            value => $"{value.Where} says {value.Text}, which is neither a full commit nor a tag of the form {value.Source.Form}");
        var places = sources.Select(source => $"/{source.Pattern}/ in {(source.Ref is { } branch ? $"{branch}:" : string.Empty)}{source.File}");
        var looked = sources.Count == 0 ? "nothing (no pin is configured)" : string.Join(", ", places);
        throw new Main2MainException(
            FailureKind.Repository,
            $"no {reading.What} was found in {files.Place}; looked for {string.Join("; ", [looked, .. invalid, .. reading.Missing.Select(place => place.Problem)])}.",
            reading.Missing is [var missing, ..]
                ? $"fetch the branch: {missing.Fetch}"
                : $"record it in one of these files, name it with --{option}, or configure 'pin' in main2main.json.");
    }

    /// <summary>Refuses several values in the place that counts.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="files">Where.</param>
    /// <param name="option">The option that names the value instead.</param>
    /// <exception cref="Main2MainException">There are several.</exception>
    public static void RefuseRivals(PinReading reading, IRepositoryFiles files, string option)
    {
        if (reading.Rivals is [_, ..] rivals)
        {
            throw new Main2MainException(
                FailureKind.Repository,
                $"the {reading.What} in {files.Place} is ambiguous: " +
                $"{string.Join("; ", rivals.Prepend(reading.Chosen!).Select(value => $"{value.Where} says {value.Text}"))}.",
                $"make the lines agree, or name it with --{option}.");
        }
    }
}
